package org.rollcall.voice;

import java.util.Arrays;

/**
 * One slot of a path: a pause (digit -1) or a digit with all its templates, one column of states each. Only costs are
 * kept, written so that the compiler takes many states at once.
 */
final class Word {
    /** More than any path costs; a float this large does not change when a frame's cost is added. */
    static final float FAR = 1e12f;

    /** Said once a digit, so that a path with needless short digits is not the cheapest. */
    static final float DIGIT_COST = 12;

    /** How many states at either end of a template may be left out. */
    static final int SLACK = 3;

    final int digit;
    /** The cheapest way to be over after the frame taken last. */
    float exit = FAR;

    private final float[][] cost;
    private final float[][] next;
    private final int[] starts;
    private final float[][] local;
    private final float[] silence;
    /** Whether the answer is gone through from its end. */
    private final boolean backwards;

    /** A pause. */
    Word(float[] silence, boolean backwards) {
        this(-1, new int[] {1}, new int[1], new float[0][], silence, backwards);
    }

    /** A digit whose templates have these lengths and start at these places of a row. */
    Word(int digit, int[] lengths, int[] starts, float[][] local, boolean backwards) {
        this(digit, lengths, starts, local, new float[0], backwards);
    }

    private Word(int digit, int[] lengths, int[] starts, float[][] local, float[] silence, boolean backwards) {
        this.digit = digit;
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

    /** Takes frame t, entering from a path that cost {@code from}; leaves the cheapest way out in {@link #exit}. */
    void step(int t, float from) {
        int frame = backwards ? (digit < 0 ? silence.length : local.length) - 1 - t : t;
        float[] row = digit < 0 ? silence : local[frame];
        float entering = digit < 0 ? from : from + DIGIT_COST;
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
