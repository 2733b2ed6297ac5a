package org.rollcall.voice;

import org.jspecify.annotations.Nullable;

/** Offsets from the background's means, in its standard deviations; a component without a row has the fallback's. */
final class DigitModel {
    private final float[] @Nullable [] offsets;
    private final float[] halfNorms;

    DigitModel(float[] @Nullable [] offsets) {
        this.offsets = offsets;
        halfNorms = new float[offsets.length];
        for (int k = 0; k < offsets.length; k++) {
            float[] row = offsets[k];
            if (row != null) {
                double sum = 0;
                for (float v : row) {
                    sum += v * v;
                }
                halfNorms[k] = (float) (sum / 2);
            }
        }
    }

    boolean has(int component) {
        return offsets[component] != null;
    }

    float[] @Nullable [] offsets() {
        return offsets;
    }

    /** How much likelier the frame is under the adapted Gaussian than under the background's, as a logarithm. */
    float gain(int component, float[] whitened) {
        float[] row = offsets[component];
        if (row == null) {
            return 0;
        }
        return dot(row, whitened) - halfNorms[component];
    }

    /** Four sums at once, since each addition would otherwise wait for the last. */
    private static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int d = 0;
        for (; d + 3 < b.length; d += 4) {
            s0 += a[d] * b[d];
            s1 += a[d + 1] * b[d + 1];
            s2 += a[d + 2] * b[d + 2];
            s3 += a[d + 3] * b[d + 3];
        }
        for (; d < b.length; d++) {
            s0 += a[d] * b[d];
        }
        return s0 + s1 + (s2 + s3);
    }
}
