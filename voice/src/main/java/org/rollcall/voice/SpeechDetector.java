package org.rollcall.voice;

import java.util.Arrays;

/** Tells speech from pauses by the frames' energy. */
final class SpeechDetector {
    private static final int MEDIAN = 5;

    private SpeechDetector() {}

    /**
     * What was found.
     *
     * @param threshold energy in decibels above which a frame counts as speech
     * @param speech one mark a frame, smoothed by a median over five
     */
    record Detected(double threshold, boolean[] speech) {}

    /** Threshold: the higher of 30 dB under the 95th percentile and 35 % of the way from the 10th to the 95th. */
    static Detected detect(float[] energy) {
        if (energy.length == 0) {
            return new Detected(0, new boolean[0]);
        }
        float[] sorted = energy.clone();
        Arrays.sort(sorted);
        double low = sorted[(int) (0.10 * (sorted.length - 1))];
        double high = sorted[(int) (0.95 * (sorted.length - 1))];
        double threshold = Math.max(high - 30, low + 0.35 * (high - low));
        boolean[] smooth = new boolean[energy.length];
        for (int t = 0; t < energy.length; t++) {
            int loud = 0;
            int seen = 0;
            for (int i = Math.max(0, t - MEDIAN / 2); i <= Math.min(energy.length - 1, t + MEDIAN / 2); i++) {
                seen++;
                loud += energy[i] > threshold ? 1 : 0;
            }
            smooth[t] = 2 * loud > seen;
        }
        return new Detected(threshold, smooth);
    }
}
