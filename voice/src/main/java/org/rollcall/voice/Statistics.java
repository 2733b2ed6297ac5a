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

    /** Adds all that another's frames said. */
    void add(Statistics other) {
        add(other, 1);
    }

    /** What the frames said that are not among another's, which are all among these. */
    Statistics without(Statistics part) {
        Statistics rest = new Statistics(background);
        rest.add(this, 1);
        rest.add(part, -1);
        return rest;
    }

    private void add(Statistics other, int sign) {
        for (int k = 0; k < counts.length; k++) {
            counts[k] += sign * other.counts[k];
            for (int d = 0; d < sums[k].length; d++) {
                sums[k][d] += sign * other.sums[k][d];
            }
        }
    }

    /** Against the same background, of no frames. */
    Statistics nothing() {
        return new Statistics(background);
    }

    /** Offsets of Gaussians that have not moved. */
    float[][] nowhere() {
        return new float[counts.length][background.dimensions];
    }

    /** How many frames there were. */
    double frames() {
        double frames = 0;
        for (float count : counts) {
            frames += count;
        }
        return frames;
    }

    /**
     * Mean log likelihood ratio a frame of Gaussians moved by these offsets against the background, each frame keeping the
     * shares it has there (linear scoring: O. Glembek et al., Comparison of scoring methods used in speaker recognition with
     * joint factor analysis, 2009).
     */
    double ratio(float[][] offsets) {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            for (int d = 0; d < offsets[k].length; d++) {
                double offset = offsets[k][d];
                sum += offset * (sums[k][d] - counts[k] * offset / 2);
            }
        }
        return sum / Math.max(1, frames());
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
