package org.rollcall.staff.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The vectors of RFC 6238, appendix B, for SHA-1, cut to their last six of eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theStandardsVectors(long second, String code) {
        assertThat(TimedCodes.code(SECRET, TimedCodes.step(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    /** The vectors of RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "5, 254676", "9, 520489"})
    void theCountersVectors(long counter, String code) {
        assertThat(TimedCodes.code(SECRET, counter)).isEqualTo(code);
    }

    @Test
    void aCodeHoldsForTheStepsAround_andNotTwice() {
        Instant now = Instant.ofEpochSecond(1111111111);
        long step = TimedCodes.step(now);
        assertThat(TimedCodes.matching(SECRET, " 050 471 ", now, 0)).hasValue(step);
        assertThat(TimedCodes.matching(SECRET, "050471", now.plusSeconds(30), 0))
                .hasValue(step);
        assertThat(TimedCodes.matching(SECRET, "050471", now.minusSeconds(30), 0))
                .hasValue(step);
        assertThat(TimedCodes.matching(SECRET, "050471", now.plusSeconds(60), 0))
                .isEmpty();
        assertThat(TimedCodes.matching(SECRET, "050471", now, step)).isEmpty();
        assertThat(TimedCodes.matching(SECRET, "", now, 0)).isEmpty();
    }

    /** The vectors of RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsInBase32(String plain, String encoded) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base32.encode(bytes)).isEqualTo(encoded);
        assertThat(Base32.decode(encoded)).isEqualTo(bytes);
        assertThatThrownBy(() -> Base32.decode("A1")).isInstanceOf(IllegalArgumentException.class);
    }
}
