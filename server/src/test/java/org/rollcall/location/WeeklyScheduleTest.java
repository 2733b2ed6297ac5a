package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyScheduleTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource({
        // 2026-11-23 is a Monday.
        "2026-11-23T21:59:59, false",
        "2026-11-23T22:00:00, true",
        "2026-11-24T05:59:59, true",
        "2026-11-24T06:00:00, false",
        "2026-11-28T05:00:00, true",
        "2026-11-28T22:30:00, false",
        "2026-11-29T12:00:00, true",
        "2026-11-23T03:00:00, false"
    })
    void aSpanThatEndsBeforeItBeginsGoesOnIntoTheNextDay(String local, boolean inForce) {
        var schedule = WeeklySchedule.parse("Mon-Fri 22:00-06:00; sun 08:00-20:00", CHICAGO);
        assertThat(schedule.inForce(LocalDateTime.parse(local).atZone(CHICAGO).toInstant()))
                .isEqualTo(inForce);
    }

    @Test
    void nothingEnteredMeansAlwaysAndEqualTimesADay() {
        assertThat(WeeklySchedule.parse("  ", CHICAGO).inForce(java.time.Instant.EPOCH))
                .isTrue();
        var sunday = WeeklySchedule.parse("Fri-Mon 00:00-00:00", CHICAGO);
        assertThat(sunday.spans().getFirst().days()).hasSize(4);
        assertThat(sunday.inForce(LocalDateTime.parse("2026-11-23T23:59:59")
                        .atZone(CHICAGO)
                        .toInstant()))
                .isTrue();
        assertThat(sunday.inForce(LocalDateTime.parse("2026-11-24T00:00:00")
                        .atZone(CHICAGO)
                        .toInstant()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mon", "Mon 25:00-06:00", "Funday 10:00-11:00", "Mon-Tue-Wed 10:00-11:00", "10:00-11:00"})
    void whatCannotBeReadIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> WeeklySchedule.parse(text, CHICAGO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mon-Fri 22:00-06:00");
    }

    @Test
    void anotherClockShowsTheSameSpans_andTheDayMovesWithThem() {
        var schedule = WeeklySchedule.parse("Mon-Fri 22:00-06:00; Sat 09:00-09:00", CHICAGO);
        Instant monday =
                LocalDateTime.parse("2026-11-23T12:00:00").atZone(CHICAGO).toInstant();
        WeeklySchedule kyiv = schedule.by(ZoneId.of("Europe/Kyiv"), monday);
        assertThat(kyiv.spans())
                .containsExactly(
                        new WeeklySchedule.Span(
                                EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY),
                                LocalTime.of(6, 0),
                                LocalTime.of(14, 0)),
                        new WeeklySchedule.Span(
                                EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(17, 0), LocalTime.of(17, 0)));
        assertThat(schedule.by(CHICAGO, monday)).isSameAs(schedule);
    }
}
