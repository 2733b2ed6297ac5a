package org.rollcall.sound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes the smallest honest FLAC: stream information and one verbatim mono frame of sixteen bits (RFC 9639). */
final class FlacBytes {
    private FlacBytes() {}

    static byte[] verbatim(short[] samples, int rate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, 34});
        ByteBuffer info = ByteBuffer.allocate(34);
        info.putShort((short) samples.length).putShort((short) samples.length);
        info.put(new byte[6]);
        info.putLong((long) rate << 44 | 15L << 36 | samples.length);
        out.writeBytes(info.array());
        ByteBuffer frame = ByteBuffer.allocate(11 + 2 * samples.length);
        frame.put(new byte[] {(byte) 0xFF, (byte) 0xF8, 0x70, 0x08, 0});
        frame.putShort((short) (samples.length - 1));
        frame.put(crc8(frame.array(), frame.position()));
        frame.put((byte) 0x02);
        for (short s : samples) {
            frame.putShort(s);
        }
        frame.putShort(crc16(frame.array(), frame.position()));
        out.writeBytes(frame.array());
        return out.toByteArray();
    }

    private static byte crc8(byte[] b, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= b[i] & 0xFF;
            for (int k = 0; k < 8; k++) {
                crc = (crc & 0x80) != 0 ? crc << 1 ^ 0x07 : crc << 1;
            }
        }
        return (byte) crc;
    }

    private static short crc16(byte[] b, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (b[i] & 0xFF) << 8;
            for (int k = 0; k < 8; k++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x8005 : crc << 1;
            }
        }
        return (short) crc;
    }
}
