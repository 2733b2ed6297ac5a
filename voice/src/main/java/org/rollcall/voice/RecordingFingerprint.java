package org.rollcall.voice;

import java.util.Arrays;
import org.rollcall.sound.Sound;

/**
 * A short mark of one recording, to notice when the same recording is played again: 24 bits every 16 ms that say where
 * the spectrum rises in time and frequency (after Haitsma and Kalker, A highly robust audio fingerprinting system, 2002).
 * Level, line noise and where it starts do not matter, nor whether its digits were cut apart and joined in another order.
 * It cannot be turned back into speech and tells nothing about whose voice it is.
 */
public final class RecordingFingerprint {
    /** Two recordings this similar or more are one recording. */
    public static final double SAME_RECORDING = 0.5;

    private static final int STEP = 128;
    private static final int WINDOW = 512;
    private static final int BANDS = 25;
    private static final int BLOCK = 20;
    private static final double SAME_BITS = 0.25;
    private static final int MOST_FRAMES = 8_192;
    private static final double QUIET_DECIBELS = 25;

    private final int[] bits;

    private RecordingFingerprint(int[] bits) {
        this.bits = bits;
    }

    /** The fingerprint of a recording of at most two minutes; what is longer is left out. */
    public static RecordingFingerprint of(Sound sound) {
        float[] x = sound.resampled(FrontEnd.RATE).samples();
        int frames = Math.min(MOST_FRAMES, x.length < WINDOW ? 0 : 1 + (x.length - WINDOW) / STEP);
        float[][] bands = bands(x, frames);
        double loudest = 0;
        double[] energy = new double[frames];
        for (int t = 0; t < frames; t++) {
            for (float b : bands[t]) {
                energy[t] += b;
            }
            loudest = Math.max(loudest, energy[t]);
        }
        int[] bits = new int[frames];
        for (int t = 1; t < frames; t++) {
            boolean loud = energy[t] > loudest * Math.pow(10, -QUIET_DECIBELS / 10);
            bits[t] = loud ? bits(bands[t - 1], bands[t]) | Integer.MIN_VALUE : 0;
        }
        return new RecordingFingerprint(bits);
    }

    private static float[][] bands(float[] x, int frames) {
        Spectrum spectrum = new Spectrum(WINDOW);
        float[][] mel = Spectrum.melFilters(BANDS, WINDOW, FrontEnd.RATE, 300, 3_000);
        float[] frame = new float[WINDOW];
        float[] power = new float[WINDOW / 2 + 1];
        float[][] out = new float[frames][BANDS];
        for (int t = 0; t < frames; t++) {
            for (int i = 0; i < WINDOW; i++) {
                frame[i] = x[t * STEP + i] * (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
            }
            spectrum.power(frame, WINDOW, power);
            for (int b = 0; b < BANDS; b++) {
                for (int k = 0; k < power.length; k++) {
                    out[t][b] += mel[b][k] * power[k];
                }
            }
        }
        return out;
    }

    private static int bits(float[] before, float[] now) {
        int bits = 0;
        for (int b = 0; b + 1 < BANDS; b++) {
            boolean rises = now[b] - now[b + 1] - (before[b] - before[b + 1]) > 0;
            bits |= rises ? 1 << b : 0;
        }
        return bits;
    }

    /**
     * How much of this recording is found in an earlier one, 0 to 1: the share of its speech, in pieces of a third of a
     * second, that the other has bit for bit but for noise. {@link #SAME_RECORDING} and above is a replay.
     */
    public double similarity(RecordingFingerprint earlier) {
        int speech = 0;
        int found = 0;
        boolean[] known = known(earlier);
        for (int t = 0; t < bits.length; t++) {
            if (bits[t] < 0) {
                speech++;
                found += known[t] ? 1 : 0;
            }
        }
        return speech == 0 ? 0 : found / (double) speech;
    }

    /** The frames that lie in a piece which the other recording has too. */
    private boolean[] known(RecordingFingerprint earlier) {
        boolean[] known = new boolean[bits.length];
        int[] other = earlier.bits;
        for (int shift = -other.length + BLOCK; shift <= bits.length - BLOCK; shift++) {
            int from = Math.max(0, shift);
            int to = Math.min(bits.length, other.length + shift);
            int wrong = 0;
            int compared = 0;
            for (int t = from; t < to; t++) {
                wrong += wrong(bits[t], other[t - shift]);
                compared += compared(bits[t], other[t - shift]);
                if (t - BLOCK >= from) {
                    wrong -= wrong(bits[t - BLOCK], other[t - BLOCK - shift]);
                    compared -= compared(bits[t - BLOCK], other[t - BLOCK - shift]);
                }
                if (compared >= BLOCK * 3 / 4 && wrong < SAME_BITS * compared * (BANDS - 1)) {
                    Arrays.fill(known, Math.max(0, t - BLOCK + 1), t + 1, true);
                }
            }
        }
        return known;
    }

    private static int wrong(int a, int b) {
        return a < 0 && b < 0 ? Integer.bitCount(a ^ b) : 0;
    }

    private static int compared(int a, int b) {
        return a < 0 && b < 0 ? 1 : 0;
    }

    /** Four bytes a frame. */
    public byte[] toBytes() {
        java.nio.ByteBuffer b = java.nio.ByteBuffer.allocate(4 * bits.length);
        b.asIntBuffer().put(bits);
        return b.array();
    }

    /** Reads what {@link #toBytes} gave. Throws IllegalArgumentException for anything else. */
    public static RecordingFingerprint fromBytes(byte[] bytes) {
        if (bytes.length % 4 != 0 || bytes.length > 4 * MOST_FRAMES) {
            throw new IllegalArgumentException("These bytes are not a recording's fingerprint.");
        }
        int[] bits = new int[bytes.length / 4];
        java.nio.ByteBuffer.wrap(bytes).asIntBuffer().get(bits);
        return new RecordingFingerprint(bits);
    }
}
