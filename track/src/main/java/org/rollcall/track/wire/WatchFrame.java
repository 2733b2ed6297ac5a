package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Where a frame of a watch ends. Its length says it, counted before five characters were written in two bytes; a name of an
 * access point may have a bracket in it. Makers who count wrongly are many: then it ends with the first bracket that cannot be
 * part of a name, or behind which another frame begins.
 *
 * @param contentAt where the content begins; -1 when there is no head, or not yet
 * @param length of the content; -1 when none can be read
 */
record WatchFrame(int contentAt, int length) {
    private static final int LONGEST_HEAD = 64;
    /** From here on a recording is not waited for any longer. */
    private static final int LONGEST_WAITED = 1024;

    private static final int LONGEST_WORD = 32;
    private static final byte ESCAPE = '}';
    private static final int ESCAPED = 5;
    /** Voice, voice in parts, picture. */
    private static final Set<String> RECORDINGS = Set.of("TK", "JXTK", "img");

    static WatchFrame of(byte[] received, int from, int to) {
        int limit = from + 1;
        while (limit < Math.min(to, from + LONGEST_HEAD) && received[limit] != '[' && received[limit] != ']') {
            limit++;
        }
        int maker = star(received, from, limit);
        int device = maker < 0 ? -1 : star(received, maker + 1, limit);
        int third = device < 0 ? -1 : star(received, device + 1, limit);
        if (third < 0) {
            return new WatchFrame(-1, -1);
        }
        int fourth = star(received, third + 1, limit);
        boolean numbered = third - device == 5 && fourth - third == 5 && hex(received, third + 1, fourth) >= 0;
        return numbered
                ? new WatchFrame(fourth + 1, hex(received, third + 1, fourth))
                : new WatchFrame(third + 1, hex(received, device + 1, third));
    }

    private static int star(byte[] received, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (received[i] == '*') {
                return i;
            }
        }
        return -1;
    }

    /** The number in those four bytes; -1 when it is none. */
    private static int hex(byte[] received, int from, int to) {
        String digits = new String(received, from, to - from, StandardCharsets.ISO_8859_1);
        return digits.matches("[0-9A-Fa-f]{4}") ? Integer.parseInt(digits, 16) : -1;
    }

    /**
     * Where the closing bracket stands; -1 when it has not come yet, or cannot be told from one in a name before more comes.
     * What has come since is looked at only for a bracket that may be either, so that a frame is the same in any pieces.
     */
    int end(byte[] received, int from, int to) {
        int counted = counted(received, to);
        for (int i = Math.max(from, contentAt); i < to; i++) {
            if (received[i] != ']') {
                continue;
            }
            if (contentAt < 0 || i == counted || closes(received, i)) {
                return i;
            }
            String next = next(received, i + 1, to);
            if ((next + "[3G*".substring(next.length())).matches("\\[[A-Za-z0-9]{2}\\*")) {
                return next.length() < 4 ? -1 : i;
            }
        }
        return -1;
    }

    /** Where the bracket is to be by the length; -1 when that has not come. */
    private int counted(byte[] received, int to) {
        int at = contentAt;
        for (int count = 0; count < length && at < to; count++) {
            at += escaped(received, at, to) ? 2 : 1;
        }
        return length >= 0 && at < to ? at : -1;
    }

    /**
     * Whether the bracket can only be the closing one: positions have names in them, but end with a number, and a name with a
     * bracket mostly is none. In other messages a bracket that closes in the field in which it opens is not the closing one.
     */
    private boolean closes(byte[] received, int at) {
        String allowed = isPosition(received, at) ? "-.0123456789" : "";
        for (int i = at - 1; i >= contentAt && received[i] != ','; i--) {
            boolean other = received[i] == '[' || received[i] == ']';
            if (allowed.isEmpty() ? other : allowed.indexOf(received[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isPosition(byte[] received, int to) {
        String begin =
                new String(received, contentAt, Math.min(LONGEST_WORD, to - contentAt), StandardCharsets.ISO_8859_1);
        int comma = begin.indexOf(',');
        return comma > 0 && WatchPosition.named(begin.substring(0, comma));
    }

    /** What stands there, blanks aside, as far as it has come: four characters tell whether a frame begins. */
    private static String next(byte[] received, int from, int to) {
        int at = from;
        while (at < to && "\r\n \0".indexOf(received[at]) >= 0) {
            at++;
        }
        return new String(received, at, Math.min(4, to - at), StandardCharsets.ISO_8859_1);
    }

    private static boolean escaped(byte[] received, int at, int to) {
        return received[at] == ESCAPE && at + 1 < to && received[at + 1] >= 1 && received[at + 1] <= ESCAPED;
    }

    /** Whether it is sound or a picture of which more is to come than will be waited for. */
    boolean isRecording(byte[] received, int to) {
        if (contentAt < 0 || to - contentAt < LONGEST_WAITED) {
            return false;
        }
        String begin = new String(received, contentAt, ESCAPED, StandardCharsets.ISO_8859_1);
        return RECORDINGS.contains(begin.split(",", 2)[0]);
    }

    static boolean isRecording(String word) {
        return RECORDINGS.contains(word);
    }

    /** What stands between the opening bracket and the content. */
    String head(byte[] received, int from) throws Garbled {
        if (contentAt < 0) {
            throw Garbled.frame(1, "maker*device*length*content was expected");
        }
        return new String(received, from + 1, contentAt - from - 1, StandardCharsets.ISO_8859_1);
    }

    byte[] content(byte[] received, int end) {
        return Arrays.copyOfRange(received, contentAt, end);
    }

    /** The bytes that are written in two: the escape itself, brackets, comma and star. */
    static byte[] unescaped(byte[] bytes) {
        byte[] plain = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean escape = escaped(bytes, i, bytes.length);
            plain[length++] = escape ? (byte) "}[],*".charAt(bytes[i + 1] - 1) : bytes[i];
            i += escape ? 1 : 0;
        }
        return Arrays.copyOf(plain, length);
    }
}
