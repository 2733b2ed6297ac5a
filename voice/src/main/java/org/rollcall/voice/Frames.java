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

    /**
     * Mean log likelihood ratios a frame against the background.
     *
     * @param speaker of the speaker's model, over all frames
     * @param digits of the model of each frame's digit, over the digits' frames; of the speaker's where that has no model or
     *     Gaussian
     */
    record Scores(double speaker, double digits) {}

    Scores scores(Voiceprint voiceprint) {
        double speaker = 0;
        double digit = 0;
        int inDigits = 0;
        for (int i = 0; i < count; i++) {
            boolean in = digits[i] >= 0;
            DigitModel own = in ? voiceprint.digit(digits[i]) : null;
            double bySpeaker = 0;
            double byDigit = 0;
            for (int j = 0; j < TOP && shares[i][j] > NEGLIGIBLE; j++) {
                double gained = gained(voiceprint.speaker(), i, j);
                bySpeaker += gained;
                byDigit += own != null && own.has(components[i][j]) ? gained(own, i, j) : gained;
            }
            speaker += ratio(bySpeaker, i);
            if (in) {
                digit += ratio(byDigit, i);
                inDigits++;
            }
        }
        return new Scores(count == 0 ? 0 : speaker / count, inDigits == 0 ? 0 : digit / inDigits);
    }

    private double gained(DigitModel of, int i, int j) {
        return shares[i][j] * Math.exp(of.gain(components[i][j], whitened[i][j]));
    }

    private double ratio(double likelihood, int i) {
        return Math.log(Math.max(likelihood, 1e-30) / totals[i]);
    }
}
