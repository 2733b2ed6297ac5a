package org.rollcall.telephony;

import java.util.Arrays;
import java.util.Random;
import org.rollcall.sound.Sound;

/** Sounds that tests tell apart: bursts of coloured noise with pauses, like words, never twice the same by seed. */
final class Tones {
    static final int RATE = 8_000;

    private Tones() {}

    /** Words of 300 ms with 150 ms between them. */
    static Sound words(long seed, int words) {
        Random random = new Random(seed);
        float[] out = new float[words * 3_600];
        for (int w = 0; w < words; w++) {
            double f = 300 + 200 * random.nextInt(8);
            double low = 0;
            for (int i = 0; i < 2_400; i++) {
                low = 0.6 * low + 0.4 * random.nextGaussian();
                double envelope = Math.sin(Math.PI * i / 2_400);
                out[w * 3_600 + i] = (float) (envelope * (0.25 * Math.sin(2 * Math.PI * f * i / RATE) + 0.1 * low));
            }
        }
        return Sound.of(out, RATE);
    }

    /** With silence in front, so that on a busy machine the other side listens before the first word. */
    static Sound later(Sound sound) {
        return silence(1.5).then(sound);
    }

    static Sound silence(double seconds) {
        return Sound.of(new float[(int) (seconds * RATE)], RATE);
    }

    /**
     * How many of the words of {@link #words} are there unharmed, wherever: a telephone's jitter buffer stretches and
     * shortens the time between them on a busy machine, and may harm one.
     */
    static int wordsIn(Sound words, Sound in) {
        int found = 0;
        for (int at = 0; at < words.samples().length; at += 3_600) {
            float[] word = Arrays.copyOfRange(words.samples(), at, at + 2_400);
            found += likeness(Sound.of(word, RATE), in) > 0.99 ? 1 : 0;
        }
        return found;
    }

    /** The best normalised correlation of a sound with a part of another, over all shifts. */
    static double likeness(Sound wanted, Sound in) {
        float[] a = wanted.samples();
        float[] b = in.samples();
        double energy = 0;
        for (float x : a) {
            energy += x * x;
        }
        double best = 0;
        for (int shift = 0; shift + a.length <= b.length; shift++) {
            double sum = 0;
            double other = 1e-9;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[shift + i];
                other += b[shift + i] * b[shift + i];
            }
            best = Math.max(best, sum / Math.sqrt(energy * other));
        }
        return best;
    }
}
