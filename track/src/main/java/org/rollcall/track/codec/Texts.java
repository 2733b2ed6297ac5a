package org.rollcall.track.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Codes texts, each byte dependent on the one before. */
final class Texts {
    private static final int LONGEST = 1 << 20;

    private final BitCoder coder;
    private final Column column;
    private int[] models = new int[0];

    Texts(BitCoder coder, Column column) {
        this.coder = coder;
        this.column = column;
    }

    void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        column.count(bytes.length, LONGEST);
        code(bytes);
    }

    String read() {
        byte[] bytes = new byte[column.count(0, LONGEST)];
        code(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void code(byte[] bytes) {
        if (models.length == 0) {
            models = new int[1 << 16];
            Arrays.fill(models, BitCoder.HALF);
        }
        int before = 0;
        for (int i = 0; i < bytes.length; i++) {
            int node = 1;
            for (int bit = 7; bit >= 0; bit--) {
                node = node << 1 | coder.bit(models, before << 8 | node, bytes[i] >> bit & 1);
            }
            bytes[i] = (byte) node;
            before = node & 0xFF;
        }
    }
}
