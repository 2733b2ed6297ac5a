package org.rollcall.track.wire;

/** CRC-16/ARC, which Teltonika calls CRC-16/IBM: polynomial 0x8005 reflected (0xA001), start 0, no final xor. */
final class Crc16 {
    private static final int[] TABLE = table();

    private Crc16() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
            }
            table[i] = crc;
        }
        return table;
    }

    static int of(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = crc >>> 8 ^ TABLE[(crc ^ bytes[i]) & 0xFF];
        }
        return crc;
    }
}
