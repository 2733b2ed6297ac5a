package org.rollcall.location.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;

/**
 * Raw elements as bytes, in order: the name's length and the name, then a whole number (a zero byte and a zigzag varint)
 * or a text (a one byte, its length and its UTF-8). Lengths are varints.
 */
final class ExtrasBytes {
    private static final int NUMBER = 0;
    private static final int TEXT = 1;

    private ExtrasBytes() {}

    /** Null for no elements. */
    static byte @Nullable [] write(Extras extras) {
        if (extras.isEmpty()) {
            return null;
        }
        var out = new ByteArrayOutputStream(8 * extras.values().size());
        for (Map.Entry<String, Object> element : extras.values().entrySet()) {
            text(out, element.getKey());
            if (element.getValue() instanceof Long number) {
                out.write(NUMBER);
                varint(out, number << 1 ^ number >> 63);
            } else {
                out.write(TEXT);
                text(out, element.getValue().toString());
            }
        }
        return out.toByteArray();
    }

    static Extras read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Extras.NONE;
        }
        Extras.Builder extras = Extras.builder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            String name = text(in);
            if (in.get() == NUMBER) {
                long zigzag = varint(in);
                extras.put(name, zigzag >>> 1 ^ -(zigzag & 1));
            } else {
                extras.put(name, text(in));
            }
        }
        return extras.build();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static String text(ByteBuffer in) {
        var bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
