package org.rollcall.track.codec;

/** Writes nothing and counts how many bits it would take, to choose between ways of writing. */
final class BitCounter extends BitCoder {
    private static final int STEP_BITS = 10;
    private static final int STEPS = 1 << STEP_BITS;
    private static final double[] COSTS = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            COSTS[i] = -Math.log((i + 0.5) / STEPS) / Math.log(2);
        }
    }

    private double bits;

    double bits() {
        return bits;
    }

    @Override
    int bit(int[] probabilities, int at, int bit) {
        int zero = probability(probabilities[at]) >>> PROBABILITY_BITS - STEP_BITS;
        bits += COSTS[bit == 0 ? zero : STEPS - 1 - zero];
        probabilities[at] = adapted(probabilities[at], bit);
        return bit;
    }

    @Override
    long direct(long value, int count) {
        bits += count;
        return value;
    }
}
