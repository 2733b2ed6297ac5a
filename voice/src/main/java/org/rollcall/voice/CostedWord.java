package org.rollcall.voice;

import java.util.Arrays;

/** A word of which only the cost is asked: written so that the compiler takes many states at once. */
final class CostedWord extends Word {
    private final float[][] cost;
    private final float[][] next;
    private final int[] starts;
    private final float[][] local;
    private final float[] silence;
    /** Whether the answer is gone through from its end. */
    private final boolean backwards;

    /** A pause. */
    CostedWord(float[] silence, boolean backwards) {
        this(-1, new int[] {1}, new int[1], new float[0][], silence, backwards);
    }

    /** A digit whose templates have these lengths and start at these places of a row. */
    CostedWord(int digit, int[] lengths, int[] starts, float[][] local, boolean backwards) {
        this(digit, lengths, starts, local, new float[0], backwards);
    }

    private CostedWord(int digit, int[] lengths, int[] starts, float[][] local, float[] silence, boolean backwards) {
        super(digit);
        this.starts = starts;
        this.local = local;
        this.silence = silence;
        this.backwards = backwards;
        cost = new float[lengths.length][];
        next = new float[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
            cost[i] = new float[lengths[i]];
            next[i] = new float[lengths[i]];
            Arrays.fill(cost[i], FAR);
        }
    }

    @Override
    void step(int t, float from) {
        int frame = backwards ? (digit < 0 ? silence.length : local.length) - 1 - t : t;
        float[] row = digit < 0 ? silence : local[frame];
        float entering = entering(from);
        exit = FAR;
        for (int i = 0; i < cost.length; i++) {
            float[] was = cost[i];
            float[] is = next[i];
            int offset = digit < 0 ? frame : starts[i];
            if (backwards) {
                fromTheEnd(was, is, entering, row, offset);
            } else {
                fromTheStart(was, is, entering, row, offset);
            }
            cost[i] = is;
            next[i] = was;
        }
    }

    private void fromTheStart(float[] was, float[] is, float from, float[] row, int offset) {
        int length = was.length;
        for (int j = 0; j < Math.min(length, SLACK + 1); j++) {
            float best = Math.min(was[j], from);
            best = j >= 1 ? Math.min(best, was[j - 1]) : best;
            best = j >= 2 ? Math.min(best, was[j - 2]) : best;
            is[j] = best + row[offset + j];
        }
        for (int j = SLACK + 1; j < length; j++) {
            is[j] = Math.min(Math.min(was[j], was[j - 1]), was[j - 2]) + row[offset + j];
        }
        for (int j = Math.max(0, length - 1 - SLACK); j < length; j++) {
            exit = Math.min(exit, is[j]);
        }
    }

    private void fromTheEnd(float[] was, float[] is, float from, float[] row, int offset) {
        int length = was.length;
        int entry = Math.max(0, length - 1 - SLACK);
        for (int j = entry; j < length; j++) {
            float best = Math.min(was[j], from);
            best = j + 1 < length ? Math.min(best, was[j + 1]) : best;
            best = j + 2 < length ? Math.min(best, was[j + 2]) : best;
            is[j] = best + row[offset + j];
        }
        for (int j = 0; j < entry; j++) {
            is[j] = Math.min(Math.min(was[j], was[j + 1]), was[j + 2]) + row[offset + j];
        }
        for (int j = 0; j < Math.min(length, SLACK + 1); j++) {
            exit = Math.min(exit, is[j]);
        }
    }
}
