package org.rollcall.voice;

import java.util.List;

/**
 * Cepstra of one sound.
 *
 * @param features one row a frame of 10 ms
 * @param energy decibels, one a frame
 * @param detected which frames are speech
 */
record Speech(float[][] features, float[] energy, SpeechDetector.Detected detected) {
    int frames() {
        return features.length;
    }

    boolean isSpeech(int frame) {
        return detected.speech()[frame];
    }

    int speechFrames() {
        int count = 0;
        for (boolean s : detected.speech()) {
            count += s ? 1 : 0;
        }
        return count;
    }

    /** Normalises the sounds of one call together: mean 0 and variance 1 over their speech, in place. */
    static void normalise(List<Speech> call) {
        double[] sum = new double[FrontEnd.DIMENSIONS];
        double[] squares = new double[FrontEnd.DIMENSIONS];
        long count = 0;
        for (Speech s : call) {
            for (int t = 0; t < s.frames(); t++) {
                if (s.isSpeech(t)) {
                    count++;
                    float[] x = s.features[t];
                    for (int d = 0; d < x.length; d++) {
                        sum[d] += x[d];
                        squares[d] += (double) x[d] * x[d];
                    }
                }
            }
        }
        if (count == 0) {
            return;
        }
        float[] mean = new float[sum.length];
        float[] scale = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            double m = sum[d] / count;
            mean[d] = (float) m;
            scale[d] = (float) (1 / Math.sqrt(Math.max(1e-8, squares[d] / count - m * m)));
        }
        for (Speech s : call) {
            for (float[] x : s.features) {
                for (int d = 0; d < x.length; d++) {
                    x[d] = (x[d] - mean[d]) * scale[d];
                }
            }
        }
    }
}
