package org.rollcall.track.codec;

/**
 * One side of an adaptive binary range coder. The writing side returns what it is given, the reading side ignores that and
 * returns what was written, so that one description of the format serves both. Source: the range coder of the LZMA
 * specification (Igor Pavlov, public domain).
 */
abstract sealed class BitCoder permits BitWriter, BitReader, BitCounter {
    static final int PROBABILITY_BITS = 16;
    private static final int COUNT_BITS = 8;

    /** A probability of one half that was never adapted: its sixteen bits, and eight bits how often it was. */
    static final int HALF = 1 << PROBABILITY_BITS - 1 + COUNT_BITS;

    /** No bit is ever less likely, in 65536ths. */
    private static final int LEAST = 32;
    /** How often a probability is adapted until it follows no slower. */
    private static final int OFTEN = 128;
    /** Which part of the error a probability is adapted by, in 65536ths: about the share of the bit in all that came. */
    private static final int[] SHARES = new int[OFTEN + 1];

    static {
        for (int i = 0; i <= OFTEN; i++) {
            SHARES[i] = (10 << PROBABILITY_BITS) / (10 * i + 16);
        }
    }

    /** How likely a 0 is, in 65536ths. */
    static int probability(int adapted) {
        return adapted >>> COUNT_BITS;
    }

    /** The probability after this bit. */
    static int adapted(int before, int bit) {
        int value = probability(before);
        int count = before & (1 << COUNT_BITS) - 1;
        int aim = bit == 0 ? (1 << PROBABILITY_BITS) - LEAST : LEAST;
        int next = value + ((aim - value) * SHARES[count] >> PROBABILITY_BITS);
        return next << COUNT_BITS | Math.min(OFTEN, count + 1);
    }

    /** A bit whose probability to be 0 is in the table at that place, and is adapted. */
    abstract int bit(int[] probabilities, int at, int bit);

    /** Bits (up to 63) that are as likely 0 as 1. */
    abstract long direct(long value, int bits);
}
