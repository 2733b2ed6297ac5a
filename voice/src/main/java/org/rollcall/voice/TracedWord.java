package org.rollcall.voice;

import java.util.Arrays;

/** A word that knows where each of its ways began, so that a path can be traced back. */
final class TracedWord extends Word {
    private final float[][] cost;
    private final int[][] since;
    private final int[] starts;
    /** By frame the row of local costs. */
    private final float[][] local;
    /** A pause's local costs, one a frame. */
    private final float[] silence;

    /** A pause. */
    TracedWord(float[] silence) {
        this(-1, new int[] {1}, new int[1], new float[0][], silence);
    }

    /** A digit whose templates have these lengths and start at these places of a row. */
    TracedWord(int digit, int[] lengths, int[] starts, float[][] local) {
        this(digit, lengths, starts, local, new float[0]);
    }

    private TracedWord(int digit, int[] lengths, int[] starts, float[][] local, float[] silence) {
        super(digit);
        this.starts = starts;
        this.local = local;
        this.silence = silence;
        cost = new float[lengths.length][];
        since = new int[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
            cost[i] = new float[lengths[i]];
            since[i] = new int[lengths[i]];
            Arrays.fill(cost[i], FAR);
        }
    }

    @Override
    void step(int t, float from) {
        exit = FAR;
        float entering = entering(from);
        float[] row = digit < 0 ? silence : local[t];
        for (int i = 0; i < cost.length; i++) {
            advance(cost[i], since[i], t, entering, row, digit < 0 ? t : starts[i]);
            int last = cost[i].length - 1;
            for (int j = Math.max(0, last - SLACK); j <= last; j++) {
                if (cost[i][j] < exit) {
                    exit = cost[i][j];
                    exitEntry = since[i][j];
                }
            }
        }
    }

    private static void advance(float[] c, int[] s, int t, float from, float[] row, int offset) {
        for (int j = c.length - 1; j >= 0; j--) {
            float best = c[j];
            int entered = s[j];
            if (j >= 1 && c[j - 1] < best) {
                best = c[j - 1];
                entered = s[j - 1];
            }
            if (j >= 2 && c[j - 2] < best) {
                best = c[j - 2];
                entered = s[j - 2];
            }
            if (j <= SLACK && from < best) {
                best = from;
                entered = t;
            }
            c[j] = best + row[offset + j];
            s[j] = entered;
        }
    }
}
