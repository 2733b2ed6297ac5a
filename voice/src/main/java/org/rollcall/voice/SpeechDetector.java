package org.rollcall.voice;

import java.util.Arrays;

/** Tells speech from pauses by the frames' energy. */
final class SpeechDetector {
    private static final int MEDIAN = 5;
    /**
     * Decibels under the loud frames below which there was no sound at all: packets that did not come, a line that sends
     * nothing in pauses. Such frames tell nothing of the noise that comes with the speech.
     */
    private static final double NOTHING = 60;
    /** How much steady noise varies between its quietest frames and its tenth percentile, at most. */
    private static final double STEADY = 3;

    private SpeechDetector() {}

    /**
     * What was found.
     *
     * @param threshold energy in decibels above which a frame counts as speech
     * @param speech one mark a frame, smoothed by a median over five
     */
    record Detected(double threshold, boolean[] speech) {}

    /**
     * Threshold: the higher of 30 dB under the 95th percentile and 35 % of the way from the 10th to the 95th, of the frames
     * that hold any sound. Where some hold none, the 10th percentile counts as noise only if the 5th is near it: in a line
     * without noise it would be soft speech.
     */
    static Detected detect(float[] energy) {
        if (energy.length == 0) {
            return new Detected(0, new boolean[0]);
        }
        float[] all = energy.clone();
        Arrays.sort(all);
        int nothing = 0;
        double floor = percentile(all, 0.95) - NOTHING;
        while (nothing < all.length && all[nothing] < floor) {
            nothing++;
        }
        float[] sorted = Arrays.copyOfRange(all, nothing, all.length);
        double low = percentile(sorted, 0.10);
        if (nothing > 0) {
            low = Math.min(low, percentile(sorted, 0.05) + STEADY);
        }
        double high = percentile(sorted, 0.95);
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

    private static double percentile(float[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
