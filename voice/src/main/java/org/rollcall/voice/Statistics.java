package org.rollcall.voice;

/** What frames say about each Gaussian: how often it was there, and where its frames lay (in its standard deviations). */
final class Statistics {
    private static final float LEAST_SHARE = 0.001f;

    final float[] counts;
    final float[][] sums;

    private final Mixture background;
    private final float[] likelihoods;

    Statistics(Mixture background) {
        this.background = background;
        counts = new float[background.components];
        sums = new float[background.components][background.dimensions];
        likelihoods = new float[background.components];
    }

    /** Adds a frame to these statistics and, where given, the same shares to another. */
    void add(float[] x, Statistics also) {
        background.evaluate(x, likelihoods);
        float largest = Float.NEGATIVE_INFINITY;
        for (float l : likelihoods) {
            largest = Math.max(largest, l);
        }
        float total = 0;
        for (int k = 0; k < likelihoods.length; k++) {
            float d = likelihoods[k] - largest;
            likelihoods[k] = d < -9 ? 0 : (float) Math.exp(d);
            total += likelihoods[k];
        }
        for (int k = 0; k < likelihoods.length; k++) {
            float share = likelihoods[k] / total;
            if (share > LEAST_SHARE) {
                accumulate(k, share, x);
                if (also != this) {
                    also.accumulate(k, share, x);
                }
            }
        }
    }

    private void accumulate(int k, float share, float[] x) {
        counts[k] += share;
        float[] sum = sums[k];
        float[] mean = background.means[k];
        float[] inverse = background.inverse[k];
        for (int d = 0; d < x.length; d++) {
            sum[d] += share * (x[d] - mean[d]) * inverse[d];
        }
    }

    /** Maximum a posteriori means as offsets in standard deviations, drawn to {@code prior} by {@code relevance}. */
    float[][] adapt(float[][] prior, double relevance) {
        float[][] offsets = new float[counts.length][];
        for (int k = 0; k < counts.length; k++) {
            offsets[k] = new float[background.dimensions];
            float denominator = (float) (counts[k] + relevance);
            for (int d = 0; d < background.dimensions; d++) {
                offsets[k][d] = (sums[k][d] + (float) relevance * prior[k][d]) / denominator;
            }
        }
        return offsets;
    }
}
