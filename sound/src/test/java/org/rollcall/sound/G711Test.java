package org.rollcall.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {
    @ParameterizedTest
    @CsvSource({
        "MU_LAW,0x00,-32124",
        "MU_LAW,0x80,32124",
        "MU_LAW,0xFF,0",
        "MU_LAW,0xF0,120",
        "A_LAW,0xD5,8",
        "A_LAW,0x55,-8",
        "A_LAW,0xAA,32256",
        "A_LAW,0x2A,-32256"
    })
    void decodesTheStandardsValues(G711 law, String code, int sample) {
        assertThat(law.decode((byte) (int) Integer.decode(code))).isEqualTo((short) sample);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeSurvives(G711 law) {
        for (int code = 0; code < 256; code++) {
            short sample = law.decode((byte) code);
            assertThat(law.decode(law.encode(sample))).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySampleGetsTheNearestCode(G711 law) {
        for (int sample = -32_000; sample <= 32_000; sample += 7) {
            int error = Math.abs(law.decode(law.encode((short) sample)) - sample);
            assertThat(error).isLessThanOrEqualTo(16 + Math.abs(sample) / 32);
        }
    }

    @Test
    void aTonePassesATelephoneAtThirtyFiveDecibels() {
        Sound tone = Tones.sine(1_000, 0.3, 8_000, 0.5);
        assertThat(Tones.residue(G711.MU_LAW.decode(G711.MU_LAW.encode(tone)), 1_000))
                .isLessThan(-35);
    }
}
