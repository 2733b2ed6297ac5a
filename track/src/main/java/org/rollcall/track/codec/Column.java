package org.rollcall.track.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Codes columns of whole numbers. Columns of few different values, far apart, become ranks in the list of those; others
 * are counted from their least in their common step. A column that is then the same as an earlier one costs nothing more;
 * another is written in the {@link Coding} that takes least.
 */
final class Column {
    private static final int MOST_DIFFERENT = 4096;
    /** Values up to here may be written as symbols. */
    private static final int MOST_SYMBOLS = 1024;
    /** By so many values a coding is chosen. */
    private static final int SAMPLE = 2048;

    private static final long[] NOTHING = new long[0];

    private final BitCoder coder;
    private final Numbers heads = new Numbers();
    private final List<long[]> earlier = new ArrayList<>();

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
        boolean listed = expected.length == 0
                && !even(different)
                && different.length <= Math.clamp(values.length / 3, 1, MOST_DIFFERENT);
        count(listed ? different.length : 0, MOST_DIFFERENT);
        if (listed) {
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

    /** Whether about every value between least and most comes, so that a list of those that do says nothing. */
    private static boolean even(long[] different) {
        long span = different[different.length - 1] - different[0];
        return span >= 0 && span / Math.max(1, step(different)) < 2L * different.length;
    }

    private static long step(long[] different) {
        long step = 0;
        for (int i = 1; i < different.length && step != 1; i++) {
            step = gcd(step, different[i] - different[0]);
        }
        return step;
    }

    private void writeRanks(long[] values, long[] different) {
        number(different[0]);
        long[] apart = new long[different.length - 1];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = different[i + 1] - different[i];
        }
        writeValues(apart, NOTHING);
        long[] ranks = new long[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(different, values[i]);
        }
        writeOnce(ranks);
    }

    private long[] readRanks(int rows, int size) {
        long[] different = new long[size];
        different[0] = number(0);
        long[] apart = readValues(size - 1, NOTHING);
        for (int i = 1; i < size; i++) {
            different[i] = different[i - 1] + apart[i - 1];
        }
        long[] ranks = readOnce(rows);
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = different[Math.toIntExact(java.util.Objects.checkIndex(ranks[i], (long) size))];
        }
        return values;
    }

    private void writeSteps(long[] values, long[] different, long[] expected) {
        long base = different[0];
        boolean wide = different[different.length - 1] - base < 0;
        long divisor = wide || expected.length > 0 ? 1 : Math.max(1, step(different));
        number(base);
        number(divisor);
        long[] steps = new long[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (values[i] - base) / divisor;
        }
        if (expected.length > 0) {
            writeValues(steps, expected);
        } else {
            writeOnce(steps);
        }
    }

    private long[] readSteps(int rows, long[] expected) {
        long base = number(0);
        long divisor = number(0);
        long[] read = expected.length > 0 ? readValues(rows, expected) : readOnce(rows);
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = read[i] * divisor + base;
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

    /** Writes the values, or which earlier column was the same. */
    private void writeOnce(long[] values) {
        int same = 0;
        for (int i = 0; i < earlier.size() && same == 0; i++) {
            same = Arrays.equals(earlier.get(i), values) ? i + 1 : 0;
        }
        count(same, earlier.size());
        if (same == 0) {
            earlier.add(values);
            writeValues(values, NOTHING);
        }
    }

    private long[] readOnce(int rows) {
        int same = count(0, earlier.size());
        long[] values = same == 0 ? readValues(rows, NOTHING) : earlier.get(same - 1);
        if (same == 0) {
            earlier.add(values);
        }
        if (values.length != rows) {
            throw new IllegalArgumentException("The track is damaged.");
        }
        return values;
    }

    private void writeValues(long[] values, long[] expected) {
        if (values.length == 0) {
            return;
        }
        long most = Arrays.stream(values).max().orElse(0);
        long least = Arrays.stream(values).min().orElse(0);
        int size = least < 0 || most >= MOST_SYMBOLS ? 0 : (int) most + 1;
        count(size, MOST_SYMBOLS);
        if (size == 1) {
            return;
        }
        int best = best(values, size, expected);
        count(best, Coding.LAST);
        Coding coding = Coding.of(best, size, expected);
        for (int i = 0; i < values.length; i++) {
            coding.code(coder, i, values[i]);
        }
    }

    /** The way that takes fewest bits for the first values. */
    private static int best(long[] values, int size, long[] expected) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int number = 0; number <= Coding.LAST; number++) {
            if (Coding.possible(number, size)) {
                double bits = bits(values, Coding.of(number, size, expected));
                best = bits < least ? number : best;
                least = Math.min(bits, least);
            }
        }
        return best;
    }

    private static double bits(long[] values, Coding coding) {
        BitCounter counter = new BitCounter();
        for (int i = 0; i < Math.min(values.length, SAMPLE); i++) {
            coding.code(counter, i, values[i]);
        }
        return counter.bits();
    }

    private long[] readValues(int rows, long[] expected) {
        if (rows == 0) {
            return NOTHING;
        }
        long[] values = new long[rows];
        int size = count(0, MOST_SYMBOLS);
        if (size == 1) {
            return values;
        }
        int number = count(0, Coding.LAST);
        if (!Coding.possible(number, size)) {
            throw new IllegalArgumentException("The track is damaged.");
        }
        Coding coding = Coding.of(number, size, expected);
        for (int i = 0; i < rows; i++) {
            values[i] = coding.code(coder, i, 0);
        }
        return values;
    }
}
