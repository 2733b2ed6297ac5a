package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of text into frames that begin and end with a character of their own. Between frames blanks are skipped. */
abstract class LineSession extends StreamSession {
    private final char begin;
    private final char end;

    LineSession(int longest, char begin, char end) {
        super(longest);
        this.begin = begin;
        this.end = end;
    }

    /** Reads the text between the two characters; null for a frame that says nothing. */
    abstract @Nullable Frame read(String content) throws Garbled;

    @Override
    Cut cut(byte[] received, int from, int to) throws Garbled {
        byte first = received[from];
        if (first == '\r' || first == '\n' || first == ' ' || first == 0) {
            return Cut.skip(1);
        }
        if (first != begin) {
            throw Garbled.stream(0, "a frame begins with \"" + begin + "\", not with byte %02X".formatted(first));
        }
        int length = garbledLength(received, from, to);
        if (received[from + length - 1] != end || length == 1) {
            return Cut.MORE;
        }
        String content = new String(received, from + 1, length - 2, StandardCharsets.UTF_8);
        return new Cut(length, read(content));
    }

    @Override
    int garbledLength(byte[] received, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (received[i] == end) {
                return i - from + 1;
            }
        }
        return to - from;
    }

    /** The field, or a failure that says which is missing and where the text ended. */
    static String field(String[] fields, int index, String what) throws Garbled {
        if (index >= fields.length) {
            int length = String.join(",", fields).length() + 1;
            throw Garbled.frame(length, what + " is missing: there are only " + fields.length + " fields");
        }
        return fields[index].strip();
    }

    /** The number in that field; null when it is empty. */
    static @Nullable Double number(String[] fields, int index, String what) throws Garbled {
        String text = field(fields, index, what);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            throw Garbled.frame(at(fields, index), what + " is not a number: \"" + text + "\"");
        }
        return Double.valueOf(text);
    }

    /** Bytes from the frame's beginning to the field. */
    static int at(String[] fields, int index) {
        int at = 1;
        for (int i = 0; i < Math.min(index, fields.length); i++) {
            at += fields[i].length() + 1;
        }
        return at;
    }
}
