package org.rollcall.track.codec;

/**
 * Foretells the next value of a column from those before it and from the change that other columns let expect. All in
 * whole numbers, so that writer and reader foretell the same on every machine.
 */
final class Predictor {
    /** How many kinds there are. */
    static final int KINDS = 8;

    private static final int SMOOTH_SHIFT = 8;
    /** How many times the usual error an error may be before it is taken for an outlier. */
    private static final int OUTLIER = 3;

    private final int kind;
    private long before;
    private long change;
    private long expectedBefore;
    private long smooth;
    private long usualError;
    private boolean begun;

    Predictor(int kind) {
        this.kind = kind;
    }

    /** The value foretold, given the expected change from the row before. */
    long next(long expected) {
        if (!begun) {
            return 0;
        }
        return switch (kind) {
            case 0 -> 0;
            case 1 -> before;
            case 2 -> before + change;
            case 3 -> before + change / 2;
            case 4 -> before + expected;
            case 5 -> before + (expected + expectedBefore) / 2;
            default -> (smooth >> SMOOTH_SHIFT) + expected;
        };
    }

    /** Takes the value that came. */
    void came(long value, long expected) {
        change = begun ? value - before : 0;
        smooth = begun ? smooth(value, expected) : value << SMOOTH_SHIFT;
        before = value;
        expectedBefore = expected;
        begun = true;
    }

    /**
     * Goes a quarter (or three) of the way to the value, less for an outlier. Values wrap in the widest columns; what is
     * foretold for them is then useless, but the same on both sides.
     */
    private long smooth(long value, long expected) {
        long foretold = smooth + (expected << SMOOTH_SHIFT);
        long error = (value << SMOOTH_SHIFT) - foretold;
        long most = OUTLIER * usualError + (1 << SMOOTH_SHIFT);
        usualError += (Math.min(Math.abs(error), 2 * most) - usualError) / 16;
        long taken = Math.max(-most, Math.min(most, error));
        return foretold + (kind == KINDS - 1 ? taken * 3 / 4 : taken / 4);
    }
}
