package org.rollcall.track.codec;

import java.util.Arrays;

/** Codes numbers of which few different ones come, by how often each came, or came after the one before. */
final class Symbols implements Coding {
    private final int bits;
    private final boolean inPairs;
    private final int[] models;
    private int before;

    /**
     * Begins anew.
     *
     * @param size every number is less
     * @param inPairs whether the number before tells something about the next
     */
    Symbols(int size, boolean inPairs) {
        this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        this.inPairs = inPairs;
        this.models = new int[(inPairs ? 1 << bits : 1) << bits];
        Arrays.fill(models, BitCoder.HALF);
    }

    @Override
    public long code(BitCoder coder, int row, long value) {
        int base = inPairs ? before << bits : 0;
        int node = 1;
        for (int i = bits - 1; i >= 0; i--) {
            node = node << 1 | coder.bit(models, base + node, (int) (value >>> i & 1));
        }
        before = node - (1 << bits);
        return before;
    }
}
