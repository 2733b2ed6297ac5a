package org.rollcall.telephony.rtp;

import java.util.Arrays;

/**
 * Tells speech from background by level, frame by frame of 20 ms. The background is the quietest frame of the last two
 * seconds; speech stands at least 10 dB above it and above -45 dBFS, three frames in a row.
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
    private int run;
    private boolean heard;
    private int lastSpeechFrame = -1;

    SpeechLevel() {
        Arrays.fill(recent, Double.POSITIVE_INFINITY);
    }

    /** Takes the 160 samples that start here. */
    void frame(short[] samples, int from) {
        double sum = 0;
        for (int i = from; i < from + FRAME; i++) {
            sum += (double) samples[i] * samples[i];
        }
        double level = 10 * Math.log10(sum / FRAME / (FULL_SCALE * FULL_SCALE) + 1e-10);
        recent[frames % WINDOW] = level;
        double background = Double.POSITIVE_INFINITY;
        for (double r : recent) {
            background = Math.min(background, r);
        }
        boolean startingUp = frames < RUN * RUN;
        double threshold = startingUp ? FLOOR_DB : Math.max(FLOOR_DB, background + ABOVE_BACKGROUND_DB);
        run = level > threshold ? run + 1 : 0;
        if (run >= RUN) {
            heard |= !startingUp || run > RUN;
            lastSpeechFrame = frames;
        }
        frames++;
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
