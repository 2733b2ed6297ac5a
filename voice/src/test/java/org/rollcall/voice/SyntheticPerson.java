package org.rollcall.voice;

import java.util.SplittableRandom;
import org.rollcall.sound.G711;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;

/** A made-up person who says digits: a buzz or hiss through formants of their own. Every call differs by its seed. */
final class SyntheticPerson {
    private static final int RATE = 8_000;
    /** First and second formant where each digit starts and where it ends, and whether it starts with a hiss. */
    private static final int[][] DIGITS = {
        {400, 2200, 450, 900, 1}, {350, 800, 700, 1200, 0}, {350, 1900, 320, 900, 1}, {300, 1700, 280, 2300, 1},
        {550, 850, 500, 1000, 1}, {750, 1300, 380, 2100, 1}, {450, 2000, 420, 1800, 1}, {550, 1900, 450, 1500, 1},
        {420, 2200, 330, 2300, 0}, {720, 1250, 330, 2000, 0}
    };

    private final double pitch;
    private final double[] tract = new double[4];
    private final double pace;

    SyntheticPerson(long identity) {
        SplittableRandom random = new SplittableRandom(identity);
        pitch = 90 + 130 * random.nextDouble();
        double length = 0.82 + 0.4 * random.nextDouble();
        for (int i = 0; i < tract.length; i++) {
            tract[i] = length * (0.93 + 0.14 * random.nextDouble());
        }
        pace = 0.85 + 0.3 * random.nextDouble();
    }

    /** The digits over a telephone line, with pauses and a little noise. */
    Sound says(String digits, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[RATE * (1 + digits.length())];
        int at = RATE / 4;
        for (int i = 0; i < digits.length(); i++) {
            at = say(DIGITS[digits.charAt(i) - '0'], x, at, random);
            at += (int) (RATE * (0.12 + 0.15 * random.nextDouble()));
        }
        float[] used = java.util.Arrays.copyOf(x, at + RATE / 8);
        used = Level.normalised(Sound.of(used, RATE), -24).samples();
        for (int i = 0; i < used.length; i++) {
            used[i] += (float) (0.0015 * random.nextGaussian());
        }
        return G711.MU_LAW.decode(G711.MU_LAW.encode(Sound.of(used, RATE)));
    }

    private int say(int[] shape, float[] x, int at, SplittableRandom random) {
        double speed = pace * (0.9 + 0.2 * random.nextDouble());
        double tone = pitch * (0.94 + 0.12 * random.nextDouble());
        int end = at;
        if (shape[4] == 1) {
            end = sound(x, end, (int) (RATE * 0.07 / speed), 0, shape[0], shape[1] + 600, random);
        }
        int parts = 6;
        for (int p = 0; p < parts; p++) {
            double way = p / (parts - 1.0);
            double first = shape[0] + way * (shape[2] - shape[0]);
            double second = shape[1] + way * (shape[3] - shape[1]);
            end = sound(x, end, (int) (RATE * 0.05 / speed), tone * (1.1 - 0.2 * way), first, second, random);
        }
        return end;
    }

    private int sound(
            float[] x, int at, int length, double tone, double first, double second, SplittableRandom random) {
        float[] s = new float[length];
        double phase = random.nextDouble();
        for (int i = 0; i < length; i++) {
            phase += tone / RATE;
            double hiss = random.nextGaussian();
            s[i] = (float) (tone == 0 ? 0.15 * hiss : (phase >= 1 ? 4 : 0) + 0.02 * hiss);
            phase -= phase >= 1 ? 1 : 0;
        }
        double shift = 0.98 + 0.04 * random.nextDouble();
        new Filter(
                        Filter.bell(first * tract[0] * shift, RATE, 5, 22),
                        Filter.bell(Math.min(3_300, second * tract[1] * shift), RATE, 6, 18),
                        Filter.bell(Math.min(3_500, 2_600 * tract[2]), RATE, 6, 14))
                .run(s);
        System.arraycopy(s, 0, x, at, length);
        return at + length;
    }
}
