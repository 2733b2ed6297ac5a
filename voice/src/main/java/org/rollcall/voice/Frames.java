package org.rollcall.voice;

/** Frames of an answer with their five likeliest background Gaussians, ready to be scored against many voiceprints. */
final class Frames {
    private static final int TOP = 5;
    private static final float NEGLIGIBLE = 1e-5f;

    private final int count;
    private final int[][] components;
    /** Each Gaussian's likelihood relative to the likeliest one's, and their sum. */
    private final float[][] shares;

    private final float[] totals;
    private final float[][][] whitened;
    private final int[] digits;

    /** The speech frames, each with its digit, or -1 where it is in none. */
    Frames(Mixture background, Speech speech, int[] digitOfFrame) {
        int n = 0;
        for (int t = 0; t < speech.frames(); t++) {
            n += speech.isSpeech(t) ? 1 : 0;
        }
        count = n;
        components = new int[n][TOP];
        shares = new float[n][TOP];
        totals = new float[n];
        whitened = new float[n][TOP][];
        digits = new int[n];
        float[] all = new float[background.components];
        int i = 0;
        for (int t = 0; t < speech.frames(); t++) {
            if (speech.isSpeech(t)) {
                digits[i] = digitOfFrame[t];
                background.evaluate(speech.features()[t], all);
                Mixture.top(all, components[i]);
                for (int j = 0; j < TOP; j++) {
                    int k = components[i][j];
                    shares[i][j] = (float) Math.exp(all[k] - all[components[i][0]]);
                    totals[i] += shares[i][j];
                    whitened[i][j] = whiten(background, k, speech.features()[t]);
                }
                i++;
            }
        }
    }

    private static float[] whiten(Mixture background, int k, float[] x) {
        float[] out = new float[x.length];
        for (int d = 0; d < x.length; d++) {
            out[d] = (x[d] - background.means[k][d]) * background.inverse[k][d];
        }
        return out;
    }

    int count() {
        return count;
    }

    /** Mean log likelihood ratio a frame of the speaker's model against the background. */
    double speakerScore(Voiceprint voiceprint) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ratio(i, voiceprint.speaker(), null);
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The same over the digits' frames, with the model of each frame's digit, the speaker's where it has no model or Gaussian. */
    double digitScore(Voiceprint voiceprint) {
        double sum = 0;
        int inDigits = 0;
        for (int i = 0; i < count; i++) {
            if (digits[i] >= 0) {
                sum += ratio(i, voiceprint.speaker(), voiceprint.digit(digits[i]));
                inDigits++;
            }
        }
        return inDigits == 0 ? 0 : sum / inDigits;
    }

    private double ratio(int i, DigitModel speaker, @org.jspecify.annotations.Nullable DigitModel digit) {
        double model = 0;
        for (int j = 0; j < TOP; j++) {
            float share = shares[i][j];
            if (share > NEGLIGIBLE) {
                int k = components[i][j];
                DigitModel of = digit != null && digit.has(k) ? digit : speaker;
                model += share * Math.exp(of.gain(k, whitened[i][j]));
            }
        }
        return Math.log(Math.max(model, 1e-30) / totals[i]);
    }
}
