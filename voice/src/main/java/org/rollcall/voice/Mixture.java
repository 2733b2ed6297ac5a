package org.rollcall.voice;

/**
 * Gaussians with diagonal variances: the background model. Rows by component; the evaluation runs by dimension so that
 * the loop over components is a vector loop.
 */
final class Mixture {
    final int components;
    final int dimensions;
    final float[] weights;
    final float[][] means;
    final float[][] variances;
    /** One over the standard deviation, row a component. */
    final float[][] inverse;

    private final float[] constant;
    private final float[][] linear;
    private final float[][] square;

    Mixture(float[] weights, float[][] means, float[][] variances) {
        this.components = weights.length;
        this.dimensions = means[0].length;
        this.weights = weights;
        this.means = means;
        this.variances = variances;
        inverse = new float[components][dimensions];
        constant = new float[components];
        linear = new float[dimensions][components];
        square = new float[dimensions][components];
        for (int k = 0; k < components; k++) {
            double c = Math.log(weights[k]) - 0.5 * dimensions * Math.log(2 * Math.PI);
            for (int d = 0; d < dimensions; d++) {
                double v = variances[k][d];
                double m = means[k][d];
                inverse[k][d] = (float) (1 / Math.sqrt(v));
                linear[d][k] = (float) (m / v);
                square[d][k] = (float) (-0.5 / v);
                c -= 0.5 * (Math.log(v) + m * m / v);
            }
            constant[k] = (float) c;
        }
    }

    /** Weighted log likelihood of each component into {@code out}. */
    void evaluate(float[] x, float[] out) {
        System.arraycopy(constant, 0, out, 0, components);
        for (int d = 0; d < dimensions; d++) {
            add(out, linear[d], square[d], x[d], x[d] * x[d]);
        }
    }

    private static void add(float[] out, float[] a, float[] b, float x, float x2) {
        for (int k = 0; k < out.length; k++) {
            out[k] += x * a[k] + x2 * b[k];
        }
    }

    /** The indices of the {@code best.length} largest values, largest first. */
    static void top(float[] values, int[] best) {
        int filled = 0;
        for (int k = 0; k < values.length; k++) {
            float v = values[k];
            if (filled == best.length && v <= values[best[filled - 1]]) {
                continue;
            }
            int at = filled < best.length ? filled++ : filled - 1;
            while (at > 0 && values[best[at - 1]] < v) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = k;
        }
    }
}
