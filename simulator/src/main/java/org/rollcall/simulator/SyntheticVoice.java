package org.rollcall.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;

/**
 * A voice that belongs to nobody: a variant of espeak-ng with a pitch and a tempo of its own. Two utterances of one voice
 * differ by their seed in tempo, pitch and noise, as real speech never repeats to the byte.
 *
 * @param language espeak-ng's name of the language, such as {@code en-us}
 * @param variant espeak-ng's name of the variant, such as {@code f3}
 * @param pitch 0 to 99
 * @param wordsPerMinute 80 to 300
 * @param tract how much shorter than the variant's the vocal tract is; 0.8 to 1.25. Variants alone are too alike
 */
public record SyntheticVoice(String language, String variant, int pitch, int wordsPerMinute, double tract) {
    private static final String[] VARIANTS = {
        "m1",
        "f1",
        "m2",
        "f2",
        "m3",
        "f3",
        "m4",
        "f4",
        "m5",
        "f5",
        "m6",
        "m7",
        "m8",
        "Alex",
        "Andy",
        "Annie",
        "Gene",
        "Lee",
        "Mario",
        "Michael",
        "belinda",
        "linda",
        "steph",
        "steph2",
        "steph3",
        "max",
        "norbert",
        "paul",
        "quincy",
        "rob",
        "robert",
        "travis",
        "victor",
        "zac",
        "david",
        "ed",
        "edward",
        "antonio",
        "anika",
        "boris",
        "benjamin",
        "caleb",
        "iven",
        "john",
        "miguel",
        "pablo",
        "pedro",
        "sandro",
        "shelby",
        "adam"
    };
    private static final double[] TRACTS = {1, 0.86, 1.17, 0.93};
    private static final double LEVEL_DBFS = -23;
    private static final int TELEPHONE_RATE = 8_000;
    private static final int WAV_HEADER = 44;

    /** The voice of the {@code index}-th synthetic person; different for every index below 200. */
    public static SyntheticVoice of(int index, String language) {
        String variant = VARIANTS[index % VARIANTS.length];
        int round = index / VARIANTS.length;
        return new SyntheticVoice(
                language,
                variant,
                25 + (index * 17) % 60,
                135 + (index * 7 + round * 23) % 50,
                TRACTS[(index + round) % TRACTS.length]);
    }

    /**
     * Says digits one after another, at 8 kHz, with a third of a second of quiet before and after. Tempo and pitch differ
     * from digit to digit and the tempo drifts a little within each, by the seed: without that espeak-ng says a digit
     * each time so alike that it is taken for a recording played again.
     *
     * @throws IOException if espeak-ng is missing: install it with {@code apt-get install espeak-ng}
     */
    public Sound say(String digits, long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        var text = new StringBuilder("<speak>");
        for (char digit : digits.toCharArray()) {
            text.append(String.format(
                    Locale.ROOT,
                    "<prosody rate=\"%d%%\" pitch=\"%+d%%\">%c</prosody><break time=\"%dms\"/> ",
                    Math.round(100 * (1 + 0.12 * (2 * random.nextDouble() - 1))),
                    Math.round(12 * (2 * random.nextDouble() - 1)),
                    digit,
                    30 + random.nextInt(100)));
        }
        Sound quiet = Sound.silence(Duration.ofMillis(330), TELEPHONE_RATE);
        Sound spoken = drifting(rendered(text + "</speak>"), random);
        return withNoise(Sound.concat(List.of(quiet, Level.normalised(spoken, LEVEL_DBFS), quiet)), random);
    }

    private Sound rendered(String text) throws IOException, InterruptedException {
        Process espeak = new ProcessBuilder(List.of(
                        "espeak-ng",
                        "-m",
                        "-v",
                        language + "+" + variant,
                        "-p",
                        Integer.toString(pitch),
                        "-s",
                        // Shortening the tract quickens the speech by as much.
                        Long.toString(Math.round(wordsPerMinute / tract)),
                        "--stdin",
                        "--stdout"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = espeak.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] wav = espeak.getInputStream().readAllBytes();
        if (espeak.waitFor() != 0 || wav.length < WAV_HEADER) {
            throw new IOException("espeak-ng could not say “" + text + "” as " + this);
        }
        // Into a pipe it cannot write the length beforehand and announces the longest there is.
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(WAV_HEADER - 4, wav.length - WAV_HEADER);
        Sound plain = Wav.read(wav);
        return Sound.of(plain.samples(), (int) Math.round(plain.rate() * tract)).resampled(TELEPHONE_RATE);
    }

    /** A tempo that wanders by up to three hundredths. */
    private static Sound drifting(Sound sound, Random random) {
        float[] in = sound.samples();
        float[] out = new float[in.length * 11 / 10];
        double slow = 0.4 + random.nextDouble();
        double fast = 1.5 + 2 * random.nextDouble();
        double first = 2 * Math.PI * random.nextDouble();
        double second = 2 * Math.PI * random.nextDouble();
        double position = 0;
        int n = 0;
        for (; n < out.length && position < in.length - 1; n++) {
            int before = (int) position;
            double part = position - before;
            out[n] = (float) (in[before] * (1 - part) + in[before + 1] * part);
            double t = 2 * Math.PI * n / TELEPHONE_RATE;
            position += 1 + 0.03 * (0.6 * Math.sin(slow * t + first) + 0.4 * Math.sin(fast * t + second));
        }
        return Sound.of(Arrays.copyOf(out, n), TELEPHONE_RATE);
    }

    private static Sound withNoise(Sound clean, Random random) {
        double noise = Math.pow(10, (-48 + random.nextDouble() * 4) / 20);
        float[] samples = clean.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.clamp(samples[i] + noise * random.nextGaussian(), -1, 1);
        }
        return Sound.of(samples, clean.rate());
    }
}
