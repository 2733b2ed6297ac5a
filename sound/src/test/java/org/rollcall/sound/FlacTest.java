package org.rollcall.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    void titlesAndPicturesArePassedOverWhateverTheySay() {
        byte[] plain = flac(new short[100]);
        byte[] absurdComment = {4, 0, 0, 8, -1, -1, -1, 127, -1, -1, -1, 127};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 4);
        out.writeBytes(absurdComment);
        out.write(plain, 4, plain.length - 4);
        assertThat(SoundFile.read(new ByteArrayInputStream(out.toByteArray())).length())
                .isEqualTo(100);
    }

    /** Every byte of a small file with every value: the decoder once looked for a frame for ever after one of them. */
    @Test
    @Timeout(60)
    void damagedFilesAreReadOrRefusedWithASentence() {
        byte[] good = flac(new short[100]);
        for (int at = 0; at < good.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = good.clone();
                damaged[at] = (byte) value;
                readOrRefuse(damaged);
            }
        }
    }

    private static void readOrRefuse(byte[] flac) {
        try {
            assertThat(SoundFile.read(new ByteArrayInputStream(flac)).length()).isLessThanOrEqualTo(100);
        } catch (UnreadableSound e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }

    @Property(tries = 60, seed = "2026")
    void cutFilesAreRefused(@ForAll @IntRange(max = 240) int length) {
        byte[] flac = flac(new short[100]);
        assertThatThrownBy(() -> SoundFile.read(new ByteArrayInputStream(Arrays.copyOf(flac, length))))
                .isInstanceOf(UnreadableSound.class);
    }
}
