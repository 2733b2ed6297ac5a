package org.rollcall.track.codec;

import java.io.ByteArrayOutputStream;

/** The writing side of the range coder. */
final class BitWriter extends BitCoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long low;
    private int range = -1;
    private int cache;
    private long pending = 1;

    @Override
    int bit(int[] probabilities, int at, int bit) {
        int adapted = probabilities[at];
        int bound = (range >>> PROBABILITY_BITS) * probability(adapted);
        if (bit == 0) {
            range = bound;
        } else {
            low += bound & 0xFFFF_FFFFL;
            range -= bound;
        }
        probabilities[at] = adapted(adapted, bit);
        normalise();
        return bit;
    }

    @Override
    long direct(long value, int bits) {
        for (int i = bits - 1; i >= 0; i--) {
            range >>>= 1;
            if ((value >>> i & 1) != 0) {
                low += range & 0xFFFF_FFFFL;
            }
            normalise();
        }
        return value;
    }

    byte[] finish() {
        for (int i = 0; i < 5; i++) {
            shift();
        }
        return out.toByteArray();
    }

    private void normalise() {
        while ((range & 0xFF00_0000) == 0) {
            range <<= 8;
            shift();
        }
    }

    /** Writes the top byte, holding back bytes of FF into which a carry may still run. */
    private void shift() {
        if (low < 0xFF00_0000L || low > 0xFFFF_FFFFL) {
            int carry = (int) (low >>> 32);
            int held = cache;
            while (pending-- > 0) {
                out.write(held + carry);
                held = 0xFF;
            }
            pending = 0;
            cache = (int) (low >>> 24 & 0xFF);
        }
        pending++;
        low = (low & 0x00FF_FFFFL) << 8;
    }
}
