package org.rollcall.face;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The buffers one picture needs while it is looked at. Who holds a workspace may work: their number bounds the memory. */
final class Workspace {
    private static final int LARGEST = 3 * 240 * 320;

    private final float[] planes = new float[LARGEST];
    private final FloatBuffer tensor = ByteBuffer.allocateDirect(LARGEST * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    /** Blue, green and red planes, 0 to 255. */
    float[] planes() {
        return planes;
    }

    /** (value − mean) / scale of the first {@code count} values, planes in stored order. */
    FloatBuffer normalised(int count, float mean, float scale) {
        FloatBuffer out = tensor.clear().limit(count);
        float factor = 1 / scale;
        for (int i = 0; i < count; i++) {
            out.put(i, (planes[i] - mean) * factor);
        }
        return out;
    }

    /** As {@link #normalised}, with the red plane first. */
    FloatBuffer redFirst(int plane, float mean, float scale) {
        FloatBuffer out = tensor.clear().limit(3 * plane);
        float factor = 1 / scale;
        for (int c = 0; c < 3; c++) {
            int from = (2 - c) * plane;
            for (int i = 0; i < plane; i++) {
                out.put(c * plane + i, (planes[from + i] - mean) * factor);
            }
        }
        return out;
    }

    /** Red, green, blue planes, each with its own mean and deviation in units of 0 to 1. */
    FloatBuffer standardised(int plane, float[] mean, float[] deviation) {
        FloatBuffer out = tensor.clear().limit(3 * plane);
        for (int c = 0; c < 3; c++) {
            int from = (2 - c) * plane;
            float factor = 1 / (255 * deviation[c]);
            float shift = mean[c] / deviation[c];
            for (int i = 0; i < plane; i++) {
                out.put(c * plane + i, planes[from + i] * factor - shift);
            }
        }
        return out;
    }

    /** Luma (ITU-R BT.601) as 0 to 1. */
    FloatBuffer grey(int plane) {
        FloatBuffer out = tensor.clear().limit(plane);
        for (int i = 0; i < plane; i++) {
            out.put(i, luma(plane, i) / 255);
        }
        return out;
    }

    /** Luma of pixel i, 0 to 255. */
    float luma(int plane, int i) {
        return 0.114f * planes[i] + 0.587f * planes[plane + i] + 0.299f * planes[2 * plane + i];
    }
}
