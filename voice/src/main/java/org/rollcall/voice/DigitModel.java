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
        float sum = 0;
        for (int d = 0; d < whitened.length; d++) {
            sum += row[d] * whitened[d];
        }
        return sum - halfNorms[component];
    }
}
