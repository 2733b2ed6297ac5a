package org.rollcall.document.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which way up a camera held a picture (EXIF, CIPA DC-008, tag 0x0112), 1 to 8. */
final class Orientation {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int UPRIGHT = 1;

    private Orientation() {}

    /** What the APP1 segment with its content from {@code from} to {@code end} says; 1 if it says nothing. */
    static int of(byte[] picture, int from, int end) {
        try {
            if (!Arrays.equals(picture, from, from + EXIF.length, EXIF, 0, EXIF.length)) {
                return UPRIGHT;
            }
            ByteBuffer tiff = ByteBuffer.wrap(picture, from + EXIF.length, end - from - EXIF.length)
                    .slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return in(tiff, tiff.getInt(4));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return UPRIGHT;
        }
    }

    private static int in(ByteBuffer tiff, int directory) {
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int value = tiff.getShort(entry + 8) & 0xffff;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** An APP1 segment that says this and nothing else. */
    static byte[] segment(int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.putShort((short) 0xffe1).putShort((short) 34).put(EXIF);
        segment.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) TAG).putShort((short) 3).putInt(1);
        segment.putShort((short) orientation).putShort((short) 0);
        return segment.putInt(0).array();
    }
}
