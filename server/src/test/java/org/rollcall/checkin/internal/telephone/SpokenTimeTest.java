package org.rollcall.checkin.internal.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.participant.Language;

class SpokenTimeTest {
    private static final ZonedDateTime WEDNESDAY = ZonedDateTime.of(2027, 3, 3, 14, 30, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Wednesday, March 3, 2027, 2:30 PM
            SPANISH | miércoles, 3 de marzo de 2027, 14:30
            HAITIAN_CREOLE | mèkredi 3 mas 2027, 14:30
            PORTUGUESE | quarta-feira, 3 de março de 2027, 14:30
            FRENCH | mercredi 3 mars 2027, 14:30
            RUSSIAN | среда, 3 марта 2027 г., 14:30
            KICHE | miércoles 3 marzo 2027, 14:30
            MANDARIN | er4 ling2 er4 qi1 nian2, san1 yue4 san1 ri4, xing1 qi1 san1, shi2 si4 dian3 san1 shi2 fen1.
            """)
    void aDayIsSaidAsTheLanguageSaysIt(Language language, String said) {
        assertThat(SpokenTime.of(WEDNESDAY, language)).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource
    void noLanguageWritesOtherDigitsThanTheVoiceReads(Language language) {
        String said = SpokenTime.of(WEDNESDAY.plusDays(17).plusMinutes(35), language);
        assertThat(said).doesNotContainPattern("[\\u0660-\\u0669\\u06F0-\\u06F9\\u0966-\\u096F]");
        if (language != Language.MANDARIN) {
            assertThat(said).contains("20", "2027", "05");
        }
    }

    @Test
    void mandarinSaysRoundTimesAndSundays() {
        assertThat(SpokenTime.of(ZonedDateTime.of(2030, 12, 22, 20, 0, 0, 0, ZoneOffset.UTC), Language.MANDARIN))
                .isEqualTo(
                        "er4 ling2 san1 ling2 nian2, shi2 er4 yue4 er4 shi2 er4 ri4, xing1 qi1 ri4, er4 shi2 dian3.");
    }
}
