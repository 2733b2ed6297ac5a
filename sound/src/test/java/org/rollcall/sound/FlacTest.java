package org.rollcall.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FlacTest {

    /** One FLAC of a verbatim sixteen-bit frame, made by hand from the format's description. */
    private static byte[] flac(short[] samples) {
        return FlacBytes.verbatim(samples, 8_000);
    }

    @Test
    void decodesEverySample() {
        short[] samples = Tones.sine(440, 0.5, 8_000, 0.1).toPcm16();
        Sound sound = SoundFile.read(new ByteArrayInputStream(flac(samples)));
        assertThat(sound.rate()).isEqualTo(8_000);
        assertThat(sound.toPcm16()).isEqualTo(samples);
    }

    @Property(tries = 200)
    void damagedFilesAreReadOrRefusedWithASentence(@ForAll @IntRange(max = 300) int at, @ForAll byte value) {
        byte[] flac = flac(new short[100]);
        flac[at % flac.length] = value;
        try {
            assertThat(SoundFile.read(new ByteArrayInputStream(flac)).length()).isLessThanOrEqualTo(100);
        } catch (UnreadableSound e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }

    @Property(tries = 60)
    void cutFilesAreRefused(@ForAll @IntRange(max = 240) int length) {
        byte[] flac = flac(new short[100]);
        assertThatThrownBy(() -> SoundFile.read(new ByteArrayInputStream(Arrays.copyOf(flac, length))))
                .isInstanceOf(UnreadableSound.class);
    }
}
