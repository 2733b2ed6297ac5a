package org.rollcall.voice;

import java.util.Arrays;

/** One slot of a path, gone through frame by frame. Only costs are kept. */
abstract class Word {
    /** More than any path costs; a float this large does not change when a frame's cost is added. */
    static final float FAR = 1e12f;

    /** Said once a digit, so that a path with needless short digits is not the cheapest. */
    static final float DIGIT_COST = 12;

    /** The digit, or -1 for a pause. */
    final int digit;
    /** The cheapest way to be over after the frame taken last. */
    float exit = FAR;

    private Word(int digit) {
        this.digit = digit;
    }

    /** Takes a frame, entering from a path that cost {@code from}; leaves the cheapest way out in {@link #exit}. */
    abstract void step(int frame, float from);

    /** A pause of any length. */
    static final class Pause extends Word {
        private final float[] silence;

        Pause(float[] silence) {
            super(-1);
            this.silence = silence;
        }

        @Override
        void step(int frame, float from) {
            exit = Math.min(exit, from) + silence[frame];
        }
    }

    /** A digit by any of its templates, from its first state to its last or the other way. */
    static final class Digit extends Word {
        private final float[][] distances;
        private final float[] cost;
        private final int[] entries;
        private final int[] exits;
        private final boolean backwards;
        private boolean entered;

        Digit(int digit, DigitStates states, float[][] distances, boolean backwards) {
            super(digit);
            this.distances = distances;
            this.backwards = backwards;
            cost = new float[states.size];
            Arrays.fill(cost, FAR);
            entries = backwards ? states.last : states.first;
            exits = backwards ? states.first : states.last;
        }

        @Override
        void step(int frame, float from) {
            if (!entered && from >= FAR) {
                return;
            }
            entered = true;
            float[] row = distances[frame];
            if (backwards) {
                toTheStart(cost, row);
            } else {
                toTheEnd(cost, row);
            }
            for (int m : entries) {
                cost[m] = Math.min(cost[m], from + DIGIT_COST + row[m]);
            }
            float least = FAR;
            for (int m : exits) {
                least = Math.min(least, cost[m]);
            }
            exit = least;
        }

        /** From the end to the start, so that a state's forerunners are still those of the frame before. */
        private static void toTheEnd(float[] cost, float[] row) {
            for (int m = cost.length - 1; m >= DigitStates.EDGE; m--) {
                float one = cost[m - DigitStates.SIDE];
                float two = cost[m - 2 * DigitStates.SIDE];
                cost[m] = Math.min(Math.min(cost[m], one), two) + row[m];
            }
        }

        private static void toTheStart(float[] cost, float[] row) {
            for (int m = 0; m < cost.length - DigitStates.EDGE; m++) {
                float one = cost[m + DigitStates.SIDE];
                float two = cost[m + 2 * DigitStates.SIDE];
                cost[m] = Math.min(Math.min(cost[m], one), two) + row[m];
            }
        }
    }
}
