package org.rollcall.track.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The two ways in which messages of JT/T 808 are bounded: by 7E, with 7D 01 and 7D 02 for 7D and 7E inside; or by E7, with
 * E6 01, E6 02, 3E 01 and 3E 02 for E6, E7, 3E and 3D.
 */
enum Jt808Escape {
    STANDARD(0x7E, 6),
    OTHER(0xE7, 7);

    private final int delimiter;
    private final int phone;

    Jt808Escape(int delimiter, int phone) {
        this.delimiter = delimiter;
        this.phone = phone;
    }

    int delimiter() {
        return delimiter;
    }

    /** How many bytes the device's number has. */
    int phone() {
        return phone;
    }

    /** The message with its check byte, which is proved. An escape that is none, as in unescaped records, is a byte. */
    byte[] unescaped(byte[] received, int from, int to) throws Garbled {
        byte[] message = replaced(received, from, to);
        if (message.length >= 12 && check(message) == 0) {
            return message;
        }
        byte[] plain = Arrays.copyOfRange(received, from, to);
        if (plain.length >= 12 && check(plain) == 0) {
            return plain;
        }
        throw Garbled.frame(
                message.length,
                "the message is too short or its check byte is wrong (off by %02X)".formatted(check(message) & 0xFF));
    }

    private byte[] replaced(byte[] received, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            int next = i + 1 < to ? received[i + 1] : 0;
            int meant = next == 1 || next == 2 ? meant(received[i] & 0xFF, next) : -1;
            out.write(meant < 0 ? received[i] : meant);
            i += meant < 0 ? 0 : 1;
        }
        return out.toByteArray();
    }

    /** What two bytes stand for; -1 when they are no escape. */
    private int meant(int first, int second) {
        if (this == STANDARD) {
            return first == 0x7D ? 0x7C + second : -1;
        }
        return switch (first) {
            case 0xE6 -> 0xE5 + second;
            case 0x3E -> 0x3F - second;
            default -> -1;
        };
    }

    private static byte check(byte[] message) {
        byte check = 0;
        for (byte one : message) {
            check ^= one;
        }
        return check;
    }

    /** The message with its check byte, escaped and bounded. */
    byte[] escaped(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 8);
        out.write(delimiter);
        for (byte one : plain) {
            escape(out, one & 0xFF);
        }
        escape(out, check(plain) & 0xFF);
        out.write(delimiter);
        return out.toByteArray();
    }

    private void escape(ByteArrayOutputStream out, int one) {
        boolean special = this == STANDARD
                ? one == 0x7D || one == 0x7E
                : one == 0xE6 || one == 0xE7 || one == 0x3E || one == 0x3D;
        if (!special) {
            out.write(one);
        } else if (this == STANDARD) {
            out.write(0x7D);
            out.write(one - 0x7C);
        } else {
            boolean high = one >= 0xE6;
            out.write(high ? 0xE6 : 0x3E);
            out.write(high ? one - 0xE5 : 0x3F - one);
        }
    }
}
