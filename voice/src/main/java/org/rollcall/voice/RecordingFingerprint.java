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
    private static final int BLOCK = 24;
    private static final int LEAST_BITS = BLOCK * 4;
    private static final long SPEECH = Long.MIN_VALUE;
    private static final long PAIRS = (1L << (BANDS - 1)) - 1;
    private static final double SAME_BITS = 0.10;
    private static final int MOST_FRAMES = 8_192;
    private static final float[] HANN = hann();
    private static final double QUIET_DECIBELS = 25;

    private final long[] bits;

    private RecordingFingerprint(long[] bits) {
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
        long[] bits = new long[frames];
        for (int t = 1; t < frames; t++) {
            boolean loud = energy[t] > loudest * Math.pow(10, -QUIET_DECIBELS / 10);
            bits[t] = loud ? bits(bands[t - 1], bands[t]) : 0;
        }
        return new RecordingFingerprint(bits);
    }

    private static float[][] bands(float[] x, int frames) {
        Spectrum spectrum = new Spectrum(WINDOW);
        Spectrum.Band[] mel = Spectrum.melBands(BANDS, WINDOW, FrontEnd.RATE, 300, 1_600);
        float[][] frame = new float[2][WINDOW];
        float[][] power = new float[2][WINDOW / 2 + 1];
        float[][] out = new float[frames][BANDS];
        for (int t = 0; t < frames; t += 2) {
            int next = Math.min(t + 1, frames - 1);
            window(x, t * STEP, frame[0]);
            window(x, next * STEP, frame[1]);
            spectrum.power(frame[0], frame[1], WINDOW, power[0], power[1]);
            for (int b = 0; b < BANDS; b++) {
                out[t][b] = mel[b].of(power[0]);
                out[next][b] = mel[b].of(power[1]);
            }
        }
        return out;
    }

    private static void window(float[] x, int start, float[] frame) {
        for (int i = 0; i < WINDOW; i++) {
            frame[i] = x[start + i] * HANN[i];
        }
    }

    private static float[] hann() {
        float[] window = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
        }
        return window;
    }

    /** Which way each pair of neighbouring bands turned, in the low half; in the high half, which of them turned most. */
    private static long bits(float[] before, float[] now) {
        float[] turn = new float[BANDS - 1];
        float[] size = new float[BANDS - 1];
        for (int b = 0; b + 1 < BANDS; b++) {
            turn[b] = now[b] - now[b + 1] - (before[b] - before[b + 1]);
            size[b] = Math.abs(turn[b]);
        }
        float[] sorted = size.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length / 2];
        long bits = SPEECH;
        for (int b = 0; b + 1 < BANDS; b++) {
            bits |= turn[b] > 0 ? 1L << b : 0;
            bits |= size[b] >= least ? 1L << (b + 32) : 0;
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
        long[] other = earlier.bits;
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
                if (compared >= LEAST_BITS && wrong < SAME_BITS * compared) {
                    Arrays.fill(known, Math.max(0, t - BLOCK + 1), t + 1, true);
                }
            }
        }
        return known;
    }

    private static int wrong(long a, long b) {
        return Long.bitCount((a ^ b) & both(a, b));
    }

    private static int compared(long a, long b) {
        return Long.bitCount(both(a, b));
    }

    /** The bits that say something in both frames, if both are speech. */
    private static long both(long a, long b) {
        return a < 0 && b < 0 ? (a & b) >>> 32 & PAIRS : 0;
    }

    /** Eight bytes a frame. */
    public byte[] toBytes() {
        java.nio.ByteBuffer b = java.nio.ByteBuffer.allocate(8 * bits.length);
        b.asLongBuffer().put(bits);
        return b.array();
    }

    /** Reads what {@link #toBytes} gave. Throws IllegalArgumentException for anything else. */
    public static RecordingFingerprint fromBytes(byte[] bytes) {
        if (bytes.length % 8 != 0 || bytes.length > 8 * MOST_FRAMES) {
            throw new IllegalArgumentException("These bytes are not a recording's fingerprint.");
        }
        long[] bits = new long[bytes.length / 8];
        java.nio.ByteBuffer.wrap(bytes).asLongBuffer().get(bits);
        return new RecordingFingerprint(bits);
    }
}
