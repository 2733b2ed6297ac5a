package org.rollcall.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavTest {
    @Property(tries = 200, seed = "2026")
    void sixteenBitSamplesComeBackAsTheyWere(@ForAll @Size(max = 300) short[] samples) {
        Sound sound = Sound.ofPcm16(samples, 8_000);
        Sound back = Wav.read(Wav.bytes(sound, WavEncoding.PCM_16));
        assertThat(back).isEqualTo(sound);
        assertThat(back.toPcm16()).isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource({
        "PCM_8,0.008",
        "PCM_16,0.00004",
        "PCM_24,0.0000002",
        "PCM_32,0.0000001",
        "FLOAT_32,0",
        "A_LAW,0.02",
        "MU_LAW,0.02"
    })
    void everyEncodingKeepsTheSampleWithinItsPrecision(WavEncoding encoding, double precision) {
        Sound sound = Tones.sine(440, 0.7, 16_000, 0.1);
        Sound back = SoundFile.read(new ByteArrayInputStream(Wav.bytes(sound, encoding)));
        assertThat(back.rate()).isEqualTo(16_000);
        assertThat(back.length()).isEqualTo(sound.length());
        for (int i = 0; i < sound.length(); i++) {
            assertThat((double) back.at(i)).isBetween(sound.at(i) - precision, sound.at(i) + precision);
        }
    }

    @Test
    void aLengthThatIsNotThereIsRefused() {
        byte[] wav = Wav.bytes(Tones.sine(440, 0.5, 8_000, 0.1), WavEncoding.PCM_16);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 50_000_000);
        assertThatThrownBy(() -> Wav.read(wav))
                .isInstanceOf(UnreadableSound.class)
                .hasMessageContaining("cut short");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "2147479552"})
    void aLengthNobodyKnewMeansToTheEnd(int length) {
        Sound sound = Tones.sine(440, 0.5, 8_000, 0.1);
        byte[] wav = Wav.bytes(sound, WavEncoding.PCM_16);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, length);
        assertThat(Wav.read(wav).length()).isEqualTo(sound.length());
    }

    @Test
    void twoChannelsBecomeTheirMean() {
        byte[] wav = Wav.bytes(Sound.ofPcm16(new short[] {1000, 3000, -500, 500}, 8_000), WavEncoding.PCM_16);
        ByteBuffer b = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        b.putShort(22, (short) 2).putShort(32, (short) 4);
        assertThat(Wav.read(wav).toPcm16()).containsExactly((short) 2000, (short) 0);
    }

    @Property(tries = 500, seed = "2026")
    void damagedFilesAreReadOrRefusedWithASentence(
            @ForAll @IntRange(max = 243) int at, @ForAll byte value, @ForAll @IntRange(max = 244) int length) {
        byte[] wav = Wav.bytes(Sound.ofPcm16(new short[100], 8_000), WavEncoding.PCM_16);
        wav[at] = value;
        byte[] cut = Arrays.copyOf(wav, length);
        try {
            assertThat(SoundFile.read(new ByteArrayInputStream(cut)).length()).isLessThanOrEqualTo(200);
        } catch (UnreadableSound e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }
}
