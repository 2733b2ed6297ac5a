package org.rollcall.track.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where a packet of the GT06 family ends. The length is that of what follows it up to the checksum; but some devices leave
 * the checksum out of it, and ZX303 modules ({@link Zx303}) have none and count their lengths in their own ways. So the end
 * mark 0D 0A is looked for where each of them puts it.
 */
final class Gt06Framing {
    private static final int END = 0x0D0A;
    private static final int SHORTEST = 5;
    private static final int HEAD = 4;
    private static final int ZX303_LOGIN = 15;

    private Gt06Framing() {}

    /** A packet: how many bytes it has, and whether it ends with serial number and checksum. */
    record Packet(int whole, boolean sealed) {
        /** How many bytes there are before what is read. */
        int head(boolean extended) {
            return extended ? 5 : HEAD;
        }
    }

    /**
     * The packet that begins there; null while it is incomplete.
     *
     * @throws Garbled that ends the stream when no packet begins there, or with what is to be left out
     */
    static @Nullable Packet packet(byte[] received, int from, int to) throws Garbled {
        if (to - from < HEAD) {
            return null;
        }
        int start = (received[from] & 0xFF) << 8 | received[from + 1] & 0xFF;
        return switch (start) {
            case 0x7878 -> shortPacket(received, from, to);
            case 0x7979 -> longPacket(received, from, to);
            default -> throw Garbled.stream(0, "a packet begins with 7878 or 7979, not %04X".formatted(start));
        };
    }

    private static @Nullable Packet longPacket(byte[] received, int from, int to) throws Garbled {
        int length = (received[from + 2] & 0xFF) << 8 | received[from + 3] & 0xFF;
        int whole = HEAD + length + 2;
        if (length < SHORTEST || whole > Gt06.LONGEST) {
            throw Garbled.stream(2, "a length of " + length + " is out of range");
        }
        if (to - from < whole) {
            return null;
        }
        if (!endsAt(received, from, to, whole)) {
            throw Garbled.stream(whole - 2, "the packet does not end with 0D0A");
        }
        return new Packet(whole, true);
    }

    private static @Nullable Packet shortPacket(byte[] received, int from, int to) throws Garbled {
        int length = received[from + 2] & 0xFF;
        int number = received[from + 3] & 0xFF;
        int whole = 3 + length + 2;
        if (length >= SHORTEST && endsAt(received, from, to, whole)) {
            return new Packet(whole, true);
        }
        if (number == Zx303.LOGIN && to - from >= ZX303_LOGIN && endsAt(received, from, to, ZX303_LOGIN)) {
            return new Packet(ZX303_LOGIN, false);
        }
        int most = whole + 2;
        if (Zx303.isRadio(number)) {
            int content = Zx303.radioContent(received, from + HEAD, to, length);
            if (endsAt(received, from, to, HEAD + content + 2)) {
                return new Packet(HEAD + content + 2, false);
            }
            most = content < 0 ? Gt06.LONGEST : Math.max(most, HEAD + content + 2);
        } else if (length < SHORTEST && endsAt(received, from, to, whole)) {
            return new Packet(whole, false);
        }
        if (endsAt(received, from, to, whole + 1)) {
            return new Packet(whole + 1, false);
        }
        if (endsAt(received, from, to, whole + 2)) {
            return new Packet(whole + 2, true);
        }
        if (to - from >= most) {
            String why = "the packet does not end with 0D0A";
            boolean goesOn = endsAt(received, from, to, toNextEnd(received, from, to));
            throw goesOn ? Garbled.frame(whole - 2, why) : Garbled.stream(whole - 2, why);
        }
        return null;
    }

    private static boolean endsAt(byte[] received, int from, int to, int whole) {
        return whole > HEAD
                && to - from >= whole
                && received[from + whole - 2] == (byte) (END >> 8)
                && received[from + whole - 1] == (byte) END;
    }

    /** How many bytes there are up to the next end mark and with it; all when there is none. */
    static int toNextEnd(byte[] received, int from, int to) {
        for (int whole = HEAD + 2; from + whole <= to; whole++) {
            if (endsAt(received, from, to, whole)) {
                return whole;
            }
        }
        return to - from;
    }
}
