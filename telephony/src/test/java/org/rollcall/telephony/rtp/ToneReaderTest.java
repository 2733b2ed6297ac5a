package org.rollcall.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;
import org.rollcall.telephony.DialTones;
import org.rollcall.telephony.DialTones.Style;

class ToneReaderTest {
    private static final String ALL = "0123456789*#ABCD";

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars(ALL).ofMinLength(1).ofMaxLength(10);
    }

    /** What is read from a sound that went over the telephone in packets of 20 ms. */
    private static String read(Sound sound, G711 law) {
        short[] heard = law.decode(law.encode(sound)).toPcm16();
        ToneReader reader = new ToneReader();
        StringBuilder keys = new StringBuilder();
        for (int at = 0; at < heard.length; at += 160) {
            short[] packet = new short[Math.min(160, heard.length - at)];
            System.arraycopy(heard, at, packet, 0, packet.length);
            reader.read(packet).ifPresent(keys::append);
        }
        return keys.toString();
    }

    @Property(tries = 200, seed = "1")
    void keysAreReadAtEveryLevelLengthAndTwistAllowed(
            @ForAll @From("keys") String keys,
            @ForAll @IntRange(min = 42, max = 250) int on,
            @ForAll @IntRange(min = 40, max = 250) int off,
            @ForAll @IntRange(min = -28, max = -9) int low,
            @ForAll @IntRange(min = -7, max = 3) int twist,
            @ForAll @IntRange(min = -15, max = 15) int perMille,
            @ForAll boolean aLaw) {
        Style style = new Style(on, off, low, low + twist, perMille / 1_000.0, low - 25);
        G711 law = aLaw ? G711.A_LAW : G711.MU_LAW;
        assertThat(read(DialTones.of(keys, style, 1), law)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({"20", "16", "14"})
    void keysAreReadThroughNoise(double below) {
        String keys = ALL.repeat(20);
        String read = read(DialTones.of(keys, new Style(80, 80, -16, -16, 0, -13 - below), 2), G711.MU_LAW);
        assertThat(read).isEqualTo(keys);
    }

    @Test
    void whatIsNoKeyIsNotRead() {
        assertThat(read(DialTones.of(ALL, new Style(20, 80, -16, -16, 0, -60), 3), G711.MU_LAW))
                .as("too short")
                .isEmpty();
        assertThat(read(DialTones.of(ALL, new Style(80, 80, -16, -6, 0, -60), 3), G711.MU_LAW))
                .as("the high tone 10 dB too strong")
                .isEmpty();
        assertThat(read(DialTones.of(ALL, new Style(80, 80, -10, -22, 0, -60), 3), G711.MU_LAW))
                .as("the low tone 12 dB too strong")
                .isEmpty();
        assertThat(read(DialTones.of(ALL, new Style(80, 80, -16, -90, 0, -60), 3), G711.MU_LAW))
                .as("one tone alone")
                .isEmpty();
        assertThat(read(DialTones.of(ALL, new Style(80, 80, -55, -55, 0, -90), 3), G711.MU_LAW))
                .as("too weak")
                .isEmpty();
    }

    @Test
    void noiseAndTonesOfTheNetworkAreNoKeys() {
        Random random = new Random(4);
        float[] noise = new float[8_000 * 60];
        float[] network = new float[8_000 * 20];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.2 * random.nextGaussian());
        }
        double[][] pairs = {{350, 440}, {440, 480}, {480, 620}, {1_100, 1_100}, {2_100, 2_100}};
        for (int i = 0; i < network.length; i++) {
            double[] pair = pairs[i * pairs.length / network.length];
            network[i] = (float) (0.2 * Math.sin(2 * Math.PI * pair[0] * i / 8_000)
                    + 0.2 * Math.sin(2 * Math.PI * pair[1] * i / 8_000));
        }
        assertThat(read(Sound.of(noise, 8_000), G711.MU_LAW)).isEmpty();
        assertThat(read(Sound.of(network, 8_000), G711.MU_LAW)).isEmpty();
    }

    /** Talk-off: a voice must not press keys. Several voices, over two minutes of speech, at three pitches each. */
    @Test
    void speechIsNoKey(@TempDir Path directory) throws Exception {
        String text =
                "My name is Maria. I am calling for my check in today. One two three four five six seven eight nine "
                        + "zero. Yes, I moved to a new apartment, and the bus was late again; who do I call about it, please?";
        double seconds = 0;
        for (String voice : new String[] {"en-us", "en-us+f3", "es-419", "pt-br", "fr-fr", "ru", "hi", "ar"}) {
            for (int pitch : new int[] {25, 55, 90}) {
                Path file = directory.resolve("speech.wav");
                Process speaking = new ProcessBuilder(
                                "espeak-ng", "-v", voice, "-p", Integer.toString(pitch), "-w", file.toString(), text)
                        .redirectErrorStream(true)
                        .start();
                assertThat(speaking.waitFor()).isZero();
                Sound speech = SoundFile.read(file).resampled(8_000);
                seconds += speech.duration().toMillis() / 1_000.0;
                assertThat(read(speech, G711.MU_LAW)).as(voice + " " + pitch).isEmpty();
            }
        }
        assertThat(seconds).isGreaterThan(120);
    }
}
