package org.rollcall.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.sound.G711;

class RecordingTest {
    private static final Random RANDOM = new Random(3);

    private static byte[] noise(double level) {
        byte[] codes = new byte[160];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = G711.MU_LAW.encode((short) (RANDOM.nextGaussian() * level));
        }
        return codes;
    }

    private static void add(Recording recording, int fromPacket, int packets, double level) {
        for (int i = fromPacket; i < fromPacket + packets; i++) {
            recording.add(noise(level), G711.MU_LAW, i * 160);
        }
    }

    @Test
    void speechStandsOutFromNoiseAndEndsWithIt() {
        Recording recording = new Recording(Duration.ofSeconds(10), () -> {});
        add(recording, 0, 50, 500);
        assertThat(recording.speechHeard()).isFalse();
        add(recording, 50, 30, 6_000);
        assertThat(recording.speechHeard()).isTrue();
        assertThat(recording.quiet()).isLessThan(Duration.ofMillis(100));
        add(recording, 80, 40, 500);
        assertThat(recording.quiet()).isBetween(Duration.ofMillis(780), Duration.ofMillis(900));
    }

    @Test
    void aWordFromTheFirstMomentOnIsHeardAndItsEndToo() {
        Recording recording = new Recording(Duration.ofSeconds(10), () -> {});
        add(recording, 0, 15, 6_000);
        add(recording, 15, 20, 100);
        assertThat(recording.speechHeard()).isTrue();
        assertThat(recording.quiet()).isBetween(Duration.ofMillis(380), Duration.ofMillis(500));
    }

    @Test
    void whatDidNotComeIsSilenceOfItsLength() {
        Recording recording = new Recording(Duration.ofSeconds(10), () -> {});
        add(recording, 0, 10, 6_000);
        add(recording, 15, 10, 6_000);
        assertThat(recording.sound().length()).isEqualTo(25 * 160);
        assertThat(recording.missing()).isEqualTo(Duration.ofMillis(100));
        assertThat(recording.sound().slice(10 * 160, 15 * 160).samples()).containsOnly(0f);
    }

    @Test
    void itNeverGrowsBeyondItsLongest() {
        Recording recording = new Recording(Duration.ofSeconds(1), () -> {});
        add(recording, 0, 80, 6_000);
        assertThat(recording.full()).isTrue();
        assertThat(recording.sound().length()).isEqualTo(8_000);
    }
}
