package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;

class RecordingFingerprintTest {
    private static final String DIGITS = "40718362";

    @Test
    void aReplayOverAnotherLineIsNoticed() {
        for (int person = 0; person < 6; person++) {
            Sound first = new SyntheticPerson(person).says(DIGITS, person);
            RecordingFingerprint earlier = RecordingFingerprint.of(first);
            Sound replay = G711.A_LAW.decode(G711.A_LAW.encode(first.scaled(0.4).slice(555, first.length())));
            assertThat(RecordingFingerprint.of(replay).similarity(earlier))
                    .isGreaterThanOrEqualTo(RecordingFingerprint.SAME_RECORDING);
        }
    }

    @Test
    void digitsCutFromARecordingAndJoinedAnewAreNoticed() {
        Sound first = new SyntheticPerson(3).says(DIGITS, 3);
        int middle = first.length() / 2;
        Sound joined = first.slice(middle, first.length()).then(first.slice(0, middle));
        assertThat(RecordingFingerprint.of(joined).similarity(RecordingFingerprint.of(first)))
                .isGreaterThanOrEqualTo(RecordingFingerprint.SAME_RECORDING);
    }

    @Test
    void thePersonSayingTheSameAgainIsNot() {
        for (int person = 0; person < 6; person++) {
            SyntheticPerson p = new SyntheticPerson(person);
            RecordingFingerprint earlier = RecordingFingerprint.of(p.says(DIGITS, 1));
            assertThat(RecordingFingerprint.of(p.says(DIGITS, 2)).similarity(earlier))
                    .isLessThan(RecordingFingerprint.SAME_RECORDING);
        }
    }

    @Test
    void comesBackFromItsBytes() {
        RecordingFingerprint f = RecordingFingerprint.of(new SyntheticPerson(1).says("123", 1));
        assertThat(RecordingFingerprint.fromBytes(f.toBytes()).similarity(f)).isEqualTo(1);
        assertThat(RecordingFingerprint.of(Sound.of(new float[5], 8_000)).similarity(f))
                .isZero();
    }
}
