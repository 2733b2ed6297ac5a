package org.rollcall.sound;

/**
 * Changes the rate by a polyphase windowed sinc (Kaiser, beta 9, 24 zero crossings a side): alias and image 80 dB down,
 * flat to 90 % of the smaller Nyquist frequency. Sample 0 stays at time 0.
 */
final class Resampler {
    private static final int CROSSINGS = 24;
    private static final double BETA = 9;
    private static final double EDGE = 0.94;

    private Resampler() {}

    static Sound resample(Sound sound, int newRate) {
        if (newRate < Sound.LOWEST_RATE || newRate > Sound.HIGHEST_RATE) {
            throw new IllegalArgumentException("Cannot resample to " + newRate + " Hz: choose " + Sound.LOWEST_RATE
                    + " to " + Sound.HIGHEST_RATE + " Hz.");
        }
        if (newRate == sound.rate()) {
            return sound;
        }
        int common = gcd(sound.rate(), newRate);
        int up = newRate / common;
        int down = sound.rate() / common;
        long length = ((long) sound.length() * up + down - 1) / down;
        if (length > Sound.MOST_SAMPLES) {
            throw new IllegalArgumentException("At " + newRate + " Hz the sound is longer than can be held; cut it.");
        }
        double cutoff = EDGE * Math.min(1.0, up / (double) down);
        int half = (int) Math.ceil(CROSSINGS / cutoff);
        float[][] phases = new float[up][];
        float[] in = sound.shared();
        float[] out = new float[(int) length];
        for (int n = 0; n < out.length; n++) {
            long position = (long) n * down;
            int phase = (int) (position % up);
            float[] taps = phases[phase];
            if (taps == null) {
                taps = taps(phase / (double) up, cutoff, half);
                phases[phase] = taps;
            }
            out[n] = apply(in, (int) (position / up) - half + 1, taps);
        }
        return Sound.owning(out, newRate);
    }

    private static float apply(float[] in, int first, float[] taps) {
        int from = Math.max(0, -first);
        int to = Math.min(taps.length, in.length - first);
        float sum = 0;
        for (int k = from; k < to; k++) {
            sum += in[first + k] * taps[k];
        }
        return sum;
    }

    /** Taps for an output that lies a fraction of a sample after the input sample at index half - 1; gain 1 at 0 Hz. */
    private static float[] taps(double fraction, double cutoff, int half) {
        double[] taps = new double[2 * half];
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
            double t = k - (half - 1) - fraction;
            double x = t / half;
            double window = Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x));
            taps[k] = window * (t == 0 ? 1 : Math.sin(Math.PI * cutoff * t) / (Math.PI * cutoff * t));
            sum += taps[k];
        }
        float[] out = new float[taps.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = (float) (taps[k] / sum);
        }
        return out;
    }

    /** The modified Bessel function of order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 60 && term > sum * 1e-15; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
