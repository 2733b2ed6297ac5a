package org.rollcall.voice;

import java.util.SplittableRandom;

/** Background noise made by rule: pink, or the babble of a room, as streams of voice-like noise that swell and fade. */
final class Noise {
    private static final int TALKERS = 6;
    private static final int POOL = 30 * FrontEnd.RATE;

    private Noise() {}

    /** Made once: half a minute of each kind, of which every sound gets a piece. */
    private static final class Made {
        static final float[] PINK = pink(POOL, new SplittableRandom(1));
        static final float[] BABBLE = babble(POOL, new SplittableRandom(2));
    }

    /** Adds one kind or the other so many decibels under the sound, measured over the whole of it. */
    static void add(float[] x, double decibels, SplittableRandom random) {
        float[] noise = random.nextBoolean() ? Made.PINK : Made.BABBLE;
        int start = random.nextInt(POOL);
        double factor = Math.sqrt(power(x) / Math.max(power(noise), 1e-20)) * Math.pow(10, -decibels / 20);
        for (int i = 0; i < x.length; i++) {
            x[i] += (float) (factor * noise[(start + i) % POOL]);
        }
    }

    private static double power(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += (double) v * v;
        }
        return sum / Math.max(1, x.length);
    }

    /** Three one-pole filters over white noise, as P. Kellet's economy method sums them: -3 dB an octave. */
    private static float[] pink(int length, SplittableRandom random) {
        float[] out = new float[length];
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = 0; i < length; i++) {
            double white = random.nextGaussian();
            a = 0.99765 * a + white * 0.0990460;
            b = 0.96300 * b + white * 0.2965164;
            c = 0.57000 * c + white * 1.0526913;
            out[i] = (float) (a + b + c + white * 0.1848);
        }
        return out;
    }

    /** Each talker: a buzz of its own pitch under formants that change with every syllable. */
    private static float[] babble(int length, SplittableRandom random) {
        float[] out = new float[length];
        for (int talker = 0; talker < TALKERS; talker++) {
            double pitch = 90 + 140 * random.nextDouble();
            double phase = random.nextDouble();
            int at = 0;
            while (at < length) {
                int syllable = Math.min(length - at, 800 + random.nextInt(1_600));
                float[] s = new float[syllable];
                boolean voiced = random.nextInt(4) > 0;
                for (int i = 0; i < syllable; i++) {
                    phase += pitch / FrontEnd.RATE;
                    boolean pulse = phase >= 1;
                    phase -= pulse ? 1 : 0;
                    double envelope = Math.sin(Math.PI * i / syllable);
                    s[i] = (float) (envelope * (voiced ? (pulse ? 8 : 0) : random.nextGaussian() * 0.5));
                }
                new Filter(
                                resonance(300 + 500 * random.nextDouble()),
                                resonance(900 + 1_300 * random.nextDouble()),
                                resonance(2_300 + 700 * random.nextDouble()))
                        .run(s);
                for (int i = 0; i < syllable; i++) {
                    out[at + i] += s[i];
                }
                at += syllable;
            }
        }
        return out;
    }

    private static double[] resonance(double centre) {
        return Filter.bell(centre, FrontEnd.RATE, 4, 18);
    }
}
