package org.rollcall.track.wire;

/** The checksums of 16 bits that tracker protocols use. */
final class Crc16 {
    private static final int[] ARC = table(0xA001);
    private static final int[] X25 = table(0x8408);

    private Crc16() {}

    private static int[] table(int polynomial) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ polynomial;
            }
            table[i] = crc;
        }
        return table;
    }

    /** CRC-16/ARC, which Teltonika calls CRC-16/IBM: polynomial 0x8005, start 0, no final xor. */
    static int of(byte[] bytes, int from, int to) {
        return run(ARC, 0, bytes, from, to);
    }

    /** CRC-16/X-25, which Concox calls CRC-ITU: polynomial 0x1021, start FFFF, final xor FFFF. */
    static int x25(byte[] bytes, int from, int to) {
        return run(X25, 0xFFFF, bytes, from, to) ^ 0xFFFF;
    }

    /** CRC-16/CCITT-FALSE, which Queclink uses: polynomial 0x1021, start FFFF, not reflected, no final xor. */
    static int ccitt(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return crc & 0xFFFF;
    }

    private static int run(int[] table, int start, byte[] bytes, int from, int to) {
        int crc = start;
        for (int i = from; i < to; i++) {
            crc = crc >>> 8 ^ table[(crc ^ bytes[i]) & 0xFF];
        }
        return crc;
    }
}
