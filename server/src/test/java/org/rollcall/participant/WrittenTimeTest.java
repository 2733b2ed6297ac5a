package org.rollcall.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTimeTest {
    /** The 23rd in New York, and the 24th already in UTC. */
    private static final Instant AT = Instant.parse("2026-11-24T03:07:00Z");

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ENGLISH        | Monday   | November 23, 2026 | 10:07
                    SPANISH        | lunes    | 23 de noviembre   | 22:07
                    HAITIAN_CREOLE | lendi    | 23 novanm 2026    | 22:07
                    PORTUGUESE     | segunda  | 23 de novembro    | 22:07
                    FRENCH         | lundi    | 23 novembre       | 22:07
                    MANDARIN       | 星期一   | 2026年11月23日    | 22:07
                    ARABIC         | الاثنين  | 23 نوفمبر         | 10:07
                    RUSSIAN        | понедельник | 23 ноября      | 22:07
                    HINDI          | सोमवार   | 23 नवंबर          | 10:07
                    UKRAINIAN      | понеділок | 23 листопада     | 22:07
                    KICHE          | lunes    | 23 noviembre 2026 | 22:07
                    """)
    void readsAsTheLanguageWritesIt(Language language, String weekday, String day, String time) {
        assertThat(WrittenTime.withWeekday(AT, ZONE, language)).contains(weekday, day, time);
        assertThat(WrittenTime.plain(AT, ZONE, language)).contains(day, time).doesNotContain(weekday);
        assertThat(WrittenTime.day(LocalDate.of(2026, 11, 23), language))
                .contains(weekday, day)
                .doesNotContain(time);
        assertThat(WrittenTime.weekday(DayOfWeek.MONDAY, language)).startsWith(weekday);
        assertThat(WrittenTime.clock(LocalTime.of(22, 7), language)).contains(time);
    }

    @Test
    void theWeekEndsWithSundayInHaitianCreoleToo() {
        assertThat(WrittenTime.withWeekday(Instant.parse("2026-03-01T17:00:00Z"), ZONE, Language.HAITIAN_CREOLE))
                .isEqualTo("dimanch 1 mas 2026, 12:00");
    }
}
