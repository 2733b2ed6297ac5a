package org.rollcall.track.codec;

/**
 * A way to write a column's values one after the other, which learns from those it wrote. Ways have numbers: those of
 * {@link Predictor}, then {@link Symbols} without and with the value before.
 */
interface Coding {
    /** The highest number. */
    int LAST = Predictor.KINDS + 1;

    /** More different values than these have too many pairs to learn. */
    int MOST_IN_PAIRS = 32;

    /** Codes the value of that row; the reading side ignores the value and returns what was written. */
    long code(BitCoder coder, int row, long value);

    /** Whether values can be written that way; {@code size} is 0, or one more than the highest where none is negative. */
    static boolean possible(int number, int size) {
        return number < Predictor.KINDS
                || number == Predictor.KINDS && size > 0
                || number == LAST && size > 0 && size <= MOST_IN_PAIRS;
    }

    /** Begins to write in a way that is possible. Expected changes from row to row may be none. */
    static Coding of(int number, int size, long[] expected) {
        return number < Predictor.KINDS
                ? new Foretold(new Predictor(number), new Numbers(), expected)
                : new Symbols(size, number == LAST);
    }

    /** What differs from the value foretold. */
    record Foretold(Predictor predictor, Numbers numbers, long[] expected) implements Coding {
        @Override
        public long code(BitCoder coder, int row, long value) {
            long change = expected.length == 0 ? 0 : expected[row];
            long foretold = predictor.next(change);
            long coded = foretold + numbers.signed(coder, value - foretold);
            predictor.came(coded, change);
            return coded;
        }
    }
}
