package org.rollcall.voice;

import java.util.Arrays;
import java.util.function.Consumer;

/** Expectation maximisation from one Gaussian, doubled by splitting until there are enough. Deterministic. */
final class MixtureTraining {
    private static final int ITERATIONS_A_SPLIT = 4;
    private static final int LAST_ITERATIONS = 10;
    private static final double VARIANCE_FLOOR = 0.02;
    private static final float SPLIT = 0.2f;

    private final float[][] frames;
    private final int dimensions;
    private final Consumer<String> progress;
    private float[] floor = new float[0];

    MixtureTraining(float[][] frames, Consumer<String> progress) {
        this.frames = frames;
        this.dimensions = frames[0].length;
        this.progress = progress;
    }

    /** A mixture of a power of two components. */
    Mixture train(int components) {
        Mixture mixture = global();
        while (mixture.components < components) {
            mixture = split(mixture);
            int iterations = mixture.components == components ? LAST_ITERATIONS : ITERATIONS_A_SPLIT;
            for (int i = 0; i < iterations; i++) {
                mixture = maximise(mixture);
            }
        }
        return mixture;
    }

    private Mixture global() {
        double[] sum = new double[dimensions];
        double[] squares = new double[dimensions];
        for (float[] x : frames) {
            for (int d = 0; d < dimensions; d++) {
                sum[d] += x[d];
                squares[d] += (double) x[d] * x[d];
            }
        }
        float[] mean = new float[dimensions];
        float[] variance = new float[dimensions];
        floor = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            double m = sum[d] / frames.length;
            mean[d] = (float) m;
            variance[d] = (float) Math.max(1e-6, squares[d] / frames.length - m * m);
            floor[d] = (float) (VARIANCE_FLOOR * variance[d]);
        }
        return new Mixture(new float[] {1}, new float[][] {mean}, new float[][] {variance});
    }

    private Mixture split(Mixture m) {
        int n = m.components;
        float[] weights = new float[2 * n];
        float[][] means = new float[2 * n][];
        float[][] variances = new float[2 * n][];
        for (int k = 0; k < n; k++) {
            for (int side = 0; side < 2; side++) {
                int to = 2 * k + side;
                weights[to] = m.weights[k] / 2;
                variances[to] = m.variances[k].clone();
                means[to] = m.means[k].clone();
                for (int d = 0; d < dimensions; d++) {
                    means[to][d] += (side == 0 ? SPLIT : -SPLIT) * (float) Math.sqrt(m.variances[k][d]);
                }
            }
        }
        return new Mixture(weights, means, variances);
    }

    private Mixture maximise(Mixture m) {
        double[] counts = new double[m.components];
        double[][] sums = new double[m.components][dimensions];
        double[][] squares = new double[m.components][dimensions];
        float[] l = new float[m.components];
        double likelihood = 0;
        for (float[] x : frames) {
            m.evaluate(x, l);
            likelihood += share(l);
            for (int k = 0; k < l.length; k++) {
                if (l[k] > 1e-4f) {
                    add(l[k], x, k, counts, sums, squares);
                }
            }
        }
        progress.accept(m.components + " Gaussians, log likelihood a frame " + (float) (likelihood / frames.length));
        return estimate(m, counts, sums, squares);
    }

    private static void add(float share, float[] x, int k, double[] counts, double[][] sums, double[][] squares) {
        counts[k] += share;
        double[] sum = sums[k];
        double[] square = squares[k];
        for (int d = 0; d < x.length; d++) {
            float v = share * x[d];
            sum[d] += v;
            square[d] += v * x[d];
        }
    }

    /** Turns log likelihoods into shares that sum to 1; gives the log of their total. */
    private static double share(float[] l) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float v : l) {
            largest = Math.max(largest, v);
        }
        double total = 0;
        for (int k = 0; k < l.length; k++) {
            l[k] = l[k] - largest < -12 ? 0 : (float) Math.exp(l[k] - largest);
            total += l[k];
        }
        for (int k = 0; k < l.length; k++) {
            l[k] /= (float) total;
        }
        return largest + Math.log(total);
    }

    private Mixture estimate(Mixture old, double[] counts, double[][] sums, double[][] squares) {
        double total = Arrays.stream(counts).sum();
        float[] weights = new float[counts.length];
        float[][] means = new float[counts.length][dimensions];
        float[][] variances = new float[counts.length][dimensions];
        for (int k = 0; k < counts.length; k++) {
            weights[k] = (float) Math.max(1e-6, counts[k] / total);
            for (int d = 0; d < dimensions; d++) {
                double n = Math.max(counts[k], 1e-9);
                double mean = counts[k] < 1 ? old.means[k][d] : sums[k][d] / n;
                means[k][d] = (float) mean;
                variances[k][d] = counts[k] < 1
                        ? old.variances[k][d]
                        : (float) Math.max(floor[d], squares[k][d] / n - mean * mean);
            }
        }
        return new Mixture(weights, means, variances);
    }
}
