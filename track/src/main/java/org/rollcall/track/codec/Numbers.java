package org.rollcall.track.codec;

import java.util.Arrays;

/**
 * Codes whole numbers of 64 bits that are mostly near 0: how many bits a number has, adaptively and dependent on the
 * number before; its two highest bits below the first, adaptively; the rest as they are.
 */
final class Numbers {
    private static final int LENGTH_BITS = 4;
    private static final int LONG = (1 << LENGTH_BITS) - 1;
    private static final int LONGER_BITS = 6;
    private static final int CONTEXTS = 3;
    private static final int MODELLED = 2;
    /** Up to so many bits a number counts as small. */
    private static final int FEW = 4;

    private final int[] lengths = new int[CONTEXTS << LENGTH_BITS];
    private final int[] longer = new int[1 << LONGER_BITS];
    private final int[] tops = new int[65 << MODELLED];
    private int context;

    Numbers() {
        Arrays.fill(lengths, BitCoder.HALF);
        Arrays.fill(longer, BitCoder.HALF);
        Arrays.fill(tops, BitCoder.HALF);
    }

    /** Codes a number of either sign. */
    long signed(BitCoder coder, long value) {
        long folded = unsigned(coder, value << 1 ^ value >> 63);
        return folded >>> 1 ^ -(folded & 1);
    }

    /** Codes a number as 64 bits without a sign. */
    long unsigned(BitCoder coder, long value) {
        int length = length(coder, Long.SIZE - Long.numberOfLeadingZeros(value));
        context = length == 0 ? 0 : length <= FEW ? 1 : 2;
        if (length <= 1) {
            return length;
        }
        int below = length - 1;
        int modelled = Math.min(MODELLED, below);
        long top = tree(coder, tops, length << MODELLED, modelled, value >>> below - modelled & (1 << modelled) - 1);
        int rest = below - modelled;
        long result = 1L << modelled | top;
        return result << rest | coder.direct(value & (1L << rest) - 1, rest);
    }

    private int length(BitCoder coder, int length) {
        int read = (int) tree(coder, lengths, context << LENGTH_BITS, LENGTH_BITS, Math.min(length, LONG));
        if (read == LONG) {
            read += (int) tree(coder, longer, 0, LONGER_BITS, Math.max(0, length - LONG));
        }
        if (read > Long.SIZE) {
            throw new IllegalArgumentException("The track is damaged.");
        }
        return read;
    }

    private static long tree(BitCoder coder, int[] probabilities, int base, int bits, long value) {
        int node = 1;
        for (int i = bits - 1; i >= 0; i--) {
            node = node << 1 | coder.bit(probabilities, base + node, (int) (value >>> i & 1));
        }
        return node - (1 << bits);
    }
}
