package org.rollcall.track.wire;

import java.util.HexFormat;

/** Reads big-endian values out of one frame and says where it ended too early. */
final class ByteReader {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    /** Bytes from the frame's beginning. */
    int position() {
        return at - start;
    }

    int left() {
        return end - at;
    }

    /** The next two bytes without taking them; -1 when there are not two. */
    int peek16() {
        return left() < 2 ? -1 : (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    int u8(String what) throws Garbled {
        need(1, what);
        return bytes[at++] & 0xFF;
    }

    int u16(String what) throws Garbled {
        return (int) unsigned(2, what);
    }

    short i16(String what) throws Garbled {
        return (short) unsigned(2, what);
    }

    int i32(String what) throws Garbled {
        return (int) unsigned(4, what);
    }

    long u32(String what) throws Garbled {
        return unsigned(4, what);
    }

    /** 64 bits as they are: values above 2^63 - 1 appear negative. */
    long i64(String what) throws Garbled {
        return unsigned(8, what);
    }

    long unsigned(int width, String what) throws Garbled {
        need(width, what);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    String ascii(int length, String what) throws Garbled {
        need(length, what);
        String text = new String(bytes, at, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    String hex(int length, String what) throws Garbled {
        need(length, what);
        String text = HexFormat.of().withUpperCase().formatHex(bytes, at, at + length);
        at += length;
        return text;
    }

    ByteReader slice(int length, String what) throws Garbled {
        need(length, what);
        ByteReader slice = new ByteReader(bytes, start, at + length);
        slice.at = at;
        at += length;
        return slice;
    }

    /** The same bytes, not yet used up. */
    ByteReader ahead(int length) throws Garbled {
        need(length, "the content");
        ByteReader ahead = new ByteReader(bytes, start, at + length);
        ahead.at = at;
        return ahead;
    }

    private void need(int length, String what) throws Garbled {
        if (length > end - at) {
            throw Garbled.frame(
                    position(),
                    what + " needs " + length + " bytes at byte " + position() + ", " + left() + " are left");
        }
    }
}
