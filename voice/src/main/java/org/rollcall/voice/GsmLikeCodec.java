package org.rollcall.voice;

/**
 * What a GSM full-rate call does to a voice: the structure and the quantisers of GSM 06.10 (regular pulse excitation with
 * long-term prediction, 13 kbit/s) in floating point, encoded and decoded at once. Not bit-exact, and no bit stream is
 * made: it degrades, it does not interoperate.
 */
final class GsmLikeCodec {
    private static final int FRAME = 160;
    private static final int PART = 40;
    private static final int ORDER = 8;
    private static final int HISTORY = 120;
    private static final int LAGS = HISTORY - PART + 1;
    private static final float EMPHASIS = 0.86f;
    private static final double[] SCALE = {20, 20, 20, 20, 13.637, 15, 8.334, 8.824};
    private static final double[] SHIFT = {0, 0, 4, -5, 0.184, -3.5, -0.666, -2.235};
    private static final int[] LEAST = {-32, -32, -16, -16, -8, -8, -4, -4};
    private static final double[] GAINS = {0.10, 0.35, 0.65, 1.00};
    private static final float[] WEIGHTING = {
        -0.0164f, -0.0457f, 0, 0.2507f, 0.7008f, 1, 0.7008f, 0.2507f, 0, -0.0457f, -0.0164f
    };

    private final double[] analysis = new double[ORDER];
    private final double[] synthesis = new double[ORDER + 1];
    private final float[] past = new float[HISTORY + PART];
    private final float[] cross = new float[LAGS];
    private float lastIn;
    private float lastOut;

    /** Codes samples at 8 kHz in place; a last part of a frame stays as it is. */
    static void run(float[] x) {
        GsmLikeCodec codec = new GsmLikeCodec();
        for (int start = 0; start + FRAME <= x.length; start += FRAME) {
            codec.frame(x, start);
        }
    }

    private void frame(float[] x, int start) {
        float[] s = new float[FRAME];
        for (int i = 0; i < FRAME; i++) {
            s[i] = x[start + i] - EMPHASIS * lastIn;
            lastIn = x[start + i];
        }
        double[] r = quantised(reflection(s));
        for (int i = 0; i < FRAME; i++) {
            s[i] = analyse(s[i], r);
        }
        for (int part = 0; part < FRAME; part += PART) {
            excite(s, part);
        }
        for (int i = 0; i < FRAME; i++) {
            lastOut = synthesise(s[i], r) + EMPHASIS * lastOut;
            x[start + i] = Math.clamp(lastOut, -1f, 1f);
        }
    }

    /** Reflection coefficients by the Schur recursion on the frame's autocorrelation. */
    private static double[] reflection(float[] s) {
        double[] p = new double[ORDER + 1];
        for (int lag = 0; lag <= ORDER; lag++) {
            for (int i = lag; i < FRAME; i++) {
                p[lag] += (double) s[i] * s[i - lag];
            }
        }
        double[] r = new double[ORDER];
        double[] k = p.clone();
        for (int n = 0; n < ORDER && p[0] > 1e-12 && p[0] > Math.abs(p[1]); n++) {
            r[n] = -p[1] / p[0];
            p[0] += p[1] * r[n];
            for (int m = 1; m < ORDER - n; m++) {
                double next = p[m + 1] + k[m] * r[n];
                k[m] += p[m + 1] * r[n];
                p[m] = next;
            }
        }
        return r;
    }

    /** Through log area ratios, quantised as the standard's table 3.1 says. */
    private static double[] quantised(double[] r) {
        double[] out = new double[ORDER];
        for (int i = 0; i < ORDER; i++) {
            double a = Math.abs(r[i]);
            double area = a < 0.675 ? a : a < 0.95 ? 2 * a - 0.675 : 8 * a - 6.375;
            double code = Math.rint(SCALE[i] * Math.copySign(area, r[i]) + SHIFT[i]);
            double back = (Math.clamp(code, LEAST[i], -LEAST[i] - 1) - SHIFT[i]) / SCALE[i];
            double b = Math.abs(back);
            double value = b < 0.675 ? b : b < 1.225 ? 0.5 * b + 0.3375 : Math.min(0.125 * b + 0.796875, 0.998);
            out[i] = Math.copySign(value, back);
        }
        return out;
    }

    private float analyse(float in, double[] r) {
        double forward = in;
        double carried = in;
        for (int i = 0; i < ORDER; i++) {
            double backward = analysis[i];
            analysis[i] = carried;
            carried = backward + r[i] * forward;
            forward += r[i] * backward;
        }
        return (float) forward;
    }

    private float synthesise(float in, double[] r) {
        double forward = in;
        for (int i = ORDER - 1; i >= 0; i--) {
            forward -= r[i] * synthesis[i];
            synthesis[i + 1] = synthesis[i] + r[i] * forward;
        }
        synthesis[0] = forward;
        return (float) forward;
    }

    /** Replaces forty samples of the residual by what the receiver would have of them. */
    private void excite(float[] d, int at) {
        java.util.Arrays.fill(cross, 0);
        for (int i = 0; i < PART; i++) {
            correlate(cross, past, i, d[at + i]);
        }
        int lag = PART;
        double best = 0;
        for (int c = 0; c < cross.length; c++) {
            if (cross[c] > best) {
                best = cross[c];
                lag = HISTORY - c;
            }
        }
        double power = 0;
        for (int i = 0; i < PART; i++) {
            power += past[HISTORY + i - lag] * past[HISTORY + i - lag];
        }
        double ratio = power <= 0 ? 0 : best / power;
        double gain = GAINS[ratio <= 0.2 ? 0 : ratio <= 0.5 ? 1 : ratio <= 0.8 ? 2 : 3];
        float[] rest = new float[PART];
        float[] predicted = new float[PART];
        for (int i = 0; i < PART; i++) {
            predicted[i] = (float) gain * past[HISTORY + i - lag];
            rest[i] = d[at + i] - predicted[i];
        }
        float[] pulses = pulses(weighted(rest));
        for (int i = 0; i < PART; i++) {
            d[at + i] = predicted[i] + pulses[i];
            past[HISTORY + i] = d[at + i];
        }
        System.arraycopy(past, PART, past, 0, HISTORY);
    }

    /** Adds one sample's products for all lags at once: cross[c] belongs to lag 120 - c. */
    private static void correlate(float[] cross, float[] past, int i, float sample) {
        for (int c = 0; c < LAGS; c++) {
            cross[c] += sample * past[i + c];
        }
    }

    private static float[] weighted(float[] rest) {
        float[] out = new float[PART];
        float[] padded = new float[PART + WEIGHTING.length - 1];
        System.arraycopy(rest, 0, padded, WEIGHTING.length / 2, PART);
        for (int i = 0; i < PART; i++) {
            for (int k = 0; k < WEIGHTING.length; k++) {
                out[i] += WEIGHTING[k] * padded[i + k];
            }
        }
        return out;
    }

    /** The strongest of four grids of thirteen pulses, three bits a pulse under a block maximum in 1/16 octave-like steps. */
    private static float[] pulses(float[] w) {
        int grid = 0;
        double most = -1;
        for (int g = 0; g < 4; g++) {
            double energy = 0;
            for (int i = 0; i < 13; i++) {
                energy += w[g + 3 * i] * w[g + 3 * i];
            }
            if (energy > most) {
                most = energy;
                grid = g;
            }
        }
        float largest = 0;
        for (int i = 0; i < 13; i++) {
            largest = Math.max(largest, Math.abs(w[grid + 3 * i]));
        }
        float block = (float) Math.pow(2, Math.ceil(Math.log(Math.max(largest, 1e-4) * 32_768) / Math.log(2) * 8) / 8)
                / 32_768;
        float[] out = new float[PART];
        for (int i = 0; i < 13; i++) {
            int level = Math.clamp((int) Math.floor((w[grid + 3 * i] / block + 1) * 4), 0, 7);
            out[grid + 3 * i] = (2 * level - 7) / 8f * block;
        }
        return out;
    }
}
