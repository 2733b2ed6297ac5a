package org.rollcall.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
     * Says digits one after another, at 8 kHz, with half a second of quiet before and after.
     *
     * @throws IOException if espeak-ng is missing: install it with {@code apt-get install espeak-ng}
     */
    public Sound say(String digits, long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        var parts = new ArrayList<Sound>();
        parts.add(Sound.silence(java.time.Duration.ofMillis(500), TELEPHONE_RATE));
        int tempo = wordsPerMinute + random.nextInt(13) - 6;
        int tone = Math.clamp(pitch + random.nextInt(7) - 3, 0, 99);
        for (String digit : digits.split("")) {
            parts.add(rendered(digit, tempo + random.nextInt(7) - 3, tone));
            parts.add(Sound.silence(java.time.Duration.ofMillis(60 + random.nextInt(120)), TELEPHONE_RATE));
        }
        parts.add(Sound.silence(java.time.Duration.ofMillis(500), TELEPHONE_RATE));
        return withNoise(Level.normalised(Sound.concat(parts), LEVEL_DBFS), random);
    }

    private Sound rendered(String text, int tempo, int tone) throws IOException, InterruptedException {
        Process espeak = new ProcessBuilder(List.of(
                        "espeak-ng",
                        "-v",
                        language + "+" + variant,
                        "-p",
                        Integer.toString(tone),
                        "-s",
                        Integer.toString(tempo),
                        "--stdout",
                        text))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] wav = espeak.getInputStream().readAllBytes();
        if (espeak.waitFor() != 0) {
            throw new IOException("espeak-ng could not say “" + text + "” as " + this);
        }
        Sound plain = Wav.read(wav);
        return Sound.of(plain.samples(), (int) Math.round(plain.rate() * tract)).resampled(TELEPHONE_RATE);
    }

    private static Sound withNoise(Sound clean, Random random) {
        double noise = Math.pow(10, (-58 + random.nextDouble() * 6) / 20);
        float[] samples = clean.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.clamp(samples[i] + noise * random.nextGaussian(), -1, 1);
        }
        return Sound.of(samples, clean.rate());
    }
}
