package org.rollcall.track.codec;

/**
 * One side of an adaptive binary range coder. The writing side returns what it is given, the reading side ignores that and
 * returns what was written, so that one description of the format serves both. Source: the range coder of the LZMA
 * specification (Igor Pavlov, public domain).
 */
abstract sealed class BitCoder permits BitWriter, BitReader {
    static final int PROBABILITY_BITS = 12;
    /** A probability of one half that was never adapted: its twelve bits, and four bits how often it was. */
    static final int HALF = 1 << PROBABILITY_BITS - 1 + 4;

    private static final int OFTEN = 15;
    /** By how many halvings of the error a probability adapts, by how often it was: fast at first. */
    private static final int[] RATES = {1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 6};

    /** The probability after this bit. */
    static int adapted(int probability, int bit) {
        int value = probability >>> 4;
        int count = probability & OFTEN;
        int rate = RATES[count];
        int next = bit == 0 ? value + ((1 << PROBABILITY_BITS) - value >> rate) : value - (value >> rate);
        return next << 4 | Math.min(OFTEN, count + 1);
    }

    /** A bit whose probability to be 0 is in the table at that place, and is adapted. */
    abstract int bit(int[] probabilities, int at, int bit);

    /** Bits (up to 63) that are as likely 0 as 1. */
    abstract long direct(long value, int bits);
}
