package org.rollcall.track.codec;

/** The reading side of the range coder. */
final class BitReader extends BitCoder {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int code;
    private int range = -1;

    BitReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        for (int i = 0; i < 5; i++) {
            code = code << 8 | next();
        }
    }

    @Override
    int bit(int[] probabilities, int place, int ignored) {
        int adapted = probabilities[place];
        int bound = (range >>> PROBABILITY_BITS) * probability(adapted);
        int bit;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            bit = 0;
        } else {
            code -= bound;
            range -= bound;
            bit = 1;
        }
        probabilities[place] = adapted(adapted, bit);
        normalise();
        return bit;
    }

    @Override
    long direct(long ignored, int bits) {
        long value = 0;
        for (int i = 0; i < bits; i++) {
            range >>>= 1;
            // Without a branch, which would be foretold wrongly every other time: the difference is negative for a 0.
            code -= range;
            int zero = code >> 31;
            code += range & zero;
            value = value << 1 | 1 + zero;
            normalise();
        }
        return value;
    }

    private void normalise() {
        while ((range & 0xFF00_0000) == 0) {
            range <<= 8;
            code = code << 8 | next();
        }
    }

    private int next() {
        if (at >= end) {
            throw new IllegalArgumentException("The track ends too early.");
        }
        return bytes[at++] & 0xFF;
    }
}
