package org.rollcall.track.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Codes columns of whole numbers. Columns of few different values become ranks in the list of those, and a column whose
 * ranks are those of an earlier one costs nothing more; others are divided by their common step. What remains is
 * predicted from the two rows before in the way that leaves least.
 */
final class Column {
    private static final int MOST_DIFFERENT = 4096;
    private static final long[] NOTHING = new long[0];

    private final BitCoder coder;
    private final Numbers heads = new Numbers();
    private final List<long[]> ranked = new ArrayList<>();

    Column(BitCoder coder) {
        this.coder = coder;
    }

    /** A number that stands alone. */
    long number(long value) {
        return heads.signed(coder, value);
    }

    /** A count that cannot be more than the limit. */
    int count(int value, int limit) {
        long read = heads.unsigned(coder, value);
        if (read < 0 || read > limit) {
            throw new IllegalArgumentException("The track is damaged.");
        }
        return (int) read;
    }

    void write(long[] values) {
        write(values, NOTHING);
    }

    long[] read(int rows) {
        return read(rows, NOTHING);
    }

    /** Writes a column of which changes from row to row are expected. */
    void write(long[] values, long[] expected) {
        if (values.length == 0) {
            return;
        }
        long[] different = Arrays.stream(values).sorted().distinct().toArray();
        boolean few = different.length <= Math.clamp(values.length / 3, 1, MOST_DIFFERENT);
        count(few ? different.length : 0, MOST_DIFFERENT);
        if (few) {
            writeRanks(values, different);
        } else {
            writeSteps(values, different, expected);
        }
    }

    /** Reads a column of which the same changes are expected. */
    long[] read(int rows, long[] expected) {
        if (rows == 0) {
            return new long[0];
        }
        int different = count(0, MOST_DIFFERENT);
        return different == 0 ? readSteps(rows, expected) : readRanks(rows, different);
    }

    private void writeRanks(long[] values, long[] different) {
        number(different[0]);
        for (int i = 1; i < different.length; i++) {
            heads.unsigned(coder, different[i] - different[i - 1]);
        }
        if (different.length == 1) {
            return;
        }
        long[] ranks = new long[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(different, values[i]);
        }
        int same = 0;
        for (int i = 0; i < ranked.size() && same == 0; i++) {
            same = Arrays.equals(ranked.get(i), ranks) ? i + 1 : 0;
        }
        count(same, ranked.size());
        if (same == 0) {
            ranked.add(ranks);
            writePredicted(ranks, NOTHING);
        }
    }

    private long[] readRanks(int rows, int size) {
        long[] different = new long[size];
        different[0] = number(0);
        for (int i = 1; i < size; i++) {
            different[i] = different[i - 1] + heads.unsigned(coder, 0);
        }
        long[] values = new long[rows];
        if (size == 1) {
            Arrays.fill(values, different[0]);
            return values;
        }
        int same = count(0, ranked.size());
        long[] ranks = same == 0 ? readPredicted(rows, NOTHING) : ranked.get(same - 1);
        if (same == 0) {
            ranked.add(ranks);
        }
        if (ranks.length != rows) {
            throw new IllegalArgumentException("The track is damaged.");
        }
        for (int i = 0; i < rows; i++) {
            values[i] = different[Math.toIntExact(java.util.Objects.checkIndex(ranks[i], (long) size))];
        }
        return values;
    }

    private void writeSteps(long[] values, long[] different, long[] expected) {
        long base = different[0];
        long step = 0;
        for (int i = 1; i < different.length && step != 1; i++) {
            step = gcd(step, different[i] - base);
        }
        long by = step <= 0 ? 1 : step;
        boolean wide = different[different.length - 1] - base < 0;
        long divisor = wide || expected.length > 0 ? 1 : by;
        number(base);
        number(divisor);
        long[] steps = new long[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (values[i] - base) / divisor;
        }
        writePredicted(steps, expected);
    }

    private long[] readSteps(int rows, long[] expected) {
        long base = number(0);
        long divisor = number(0);
        long[] values = readPredicted(rows, expected);
        for (int i = 0; i < rows; i++) {
            values[i] = values[i] * divisor + base;
        }
        return values;
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.abs(x);
    }

    private void writePredicted(long[] values, long[] expected) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int kind = 0; kind < Predictor.KINDS; kind++) {
            long bits = 0;
            Predictor predictor = new Predictor(kind);
            for (int i = 0; i < values.length; i++) {
                long left = values[i] - predictor.next(expected(expected, i));
                predictor.came(values[i], expected(expected, i));
                bits += Long.SIZE - Long.numberOfLeadingZeros(left << 1 ^ left >> 63);
            }
            if (bits < least) {
                least = bits;
                best = kind;
            }
        }
        count(best, Predictor.KINDS - 1);
        Predictor predictor = new Predictor(best);
        Numbers numbers = new Numbers();
        for (int i = 0; i < values.length; i++) {
            numbers.signed(coder, values[i] - predictor.next(expected(expected, i)));
            predictor.came(values[i], expected(expected, i));
        }
    }

    private long[] readPredicted(int rows, long[] expected) {
        Predictor predictor = new Predictor(count(0, Predictor.KINDS - 1));
        Numbers numbers = new Numbers();
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = numbers.signed(coder, 0) + predictor.next(expected(expected, i));
            predictor.came(values[i], expected(expected, i));
        }
        return values;
    }

    private static long expected(long[] expected, int at) {
        return expected.length == 0 ? 0 : expected[at];
    }
}
