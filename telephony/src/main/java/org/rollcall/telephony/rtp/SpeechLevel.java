package org.rollcall.telephony.rtp;

import java.util.Arrays;

/**
 * Tells speech from background by level, frame by frame of 20 ms. The background is the quietest frame of the last two
 * seconds; speech stands at least 10 dB above it and above -45 dBFS, three frames in a row. Someone who speaks from the
 * first frame on is noticed at the first dip, and then from where they began.
 */
final class SpeechLevel {
    static final int FRAME = 160;
    private static final int WINDOW = 100;
    private static final int RUN = 3;
    private static final double ABOVE_BACKGROUND_DB = 10;
    private static final double FLOOR_DB = -45;
    private static final double FULL_SCALE = 32_768.0;

    private final double[] recent = new double[WINDOW];
    private int frames;
    private double loudest = Double.NEGATIVE_INFINITY;
    private boolean heard;
    private int lastSpeechFrame = -1;

    SpeechLevel() {
        Arrays.fill(recent, Double.POSITIVE_INFINITY);
    }

    /** Takes the 160 samples that start here. */
    void frame(short[] samples, int from) {
        recent[frames % WINDOW] = level(samples, from);
        frames++;
        double background = Double.POSITIVE_INFINITY;
        for (double level : recent) {
            background = Math.min(background, level);
        }
        double threshold = Math.max(FLOOR_DB, background + ABOVE_BACKGROUND_DB);
        double now = sustained(frames - 1);
        loudest = Math.max(loudest, now);
        if (now > threshold) {
            heard = true;
            lastSpeechFrame = frames - 1;
        } else if (!heard && loudest > threshold) {
            heard = true;
            lastSpeechFrame = lastAbove(threshold);
        }
    }

    private static double level(short[] samples, int from) {
        double sum = 0;
        for (int i = from; i < from + FRAME; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / FRAME / (FULL_SCALE * FULL_SCALE) + 1e-10);
    }

    /** The level held over three frames up to this one. */
    private double sustained(int frame) {
        if (frame + 1 < RUN) {
            return Double.NEGATIVE_INFINITY;
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RUN; i++) {
            lowest = Math.min(lowest, recent[(frame - i) % WINDOW]);
        }
        return lowest;
    }

    private int lastAbove(double threshold) {
        for (int frame = frames - 1; frame >= Math.max(0, frames - WINDOW); frame--) {
            if (recent[frame % WINDOW] > threshold) {
                return frame;
            }
        }
        return frames - 1;
    }

    /** Whether speech was heard at all. */
    boolean heard() {
        return heard;
    }

    /** Samples since the last frame of speech; since the beginning when none was heard. */
    int samplesSinceSpeech() {
        return (frames - 1 - lastSpeechFrame) * FRAME;
    }
}
