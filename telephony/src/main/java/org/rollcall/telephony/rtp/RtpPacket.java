package org.rollcall.telephony.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One RTP packet (RFC 3550, section 5.1). The sequence number is 0 to 65535, the timestamp in samples modulo 2^32, held
 * in an int.
 */
public record RtpPacket(boolean marker, int payloadType, int sequence, int timestamp, int source, byte[] payload) {
    /** Bytes of a header without contributing sources and extension. */
    public static final int HEADER = 12;

    private static final int VERSION_2 = 2;

    /** Reads a datagram from its position to its limit; empty when it is no RTP packet. */
    public static Optional<RtpPacket> read(ByteBuffer in) {
        int start = in.position();
        int size = in.remaining();
        if (size < HEADER) {
            return Optional.empty();
        }
        int first = in.get(start) & 0xFF;
        int second = in.get(start + 1) & 0xFF;
        if (first >> 6 != VERSION_2 || isRtcp(second)) {
            return Optional.empty();
        }
        int from = HEADER + 4 * (first & 0x0F);
        if ((first & 0x10) != 0) {
            if (size < from + 4) {
                return Optional.empty();
            }
            from += 4 + 4 * (in.getShort(start + from + 2) & 0xFFFF);
        }
        int padding = (first & 0x20) != 0 ? in.get(start + size - 1) & 0xFF : 0;
        int length = size - from - padding;
        if (length < 0 || ((first & 0x20) != 0 && padding == 0)) {
            return Optional.empty();
        }
        byte[] payload = new byte[length];
        in.get(start + from, payload);
        return Optional.of(new RtpPacket(
                (second & 0x80) != 0,
                second & 0x7F,
                in.getShort(start + 2) & 0xFFFF,
                in.getInt(start + 4),
                in.getInt(start + 8),
                payload));
    }

    /** Whether a second byte belongs to an RTCP packet on a shared port (RFC 5761, section 4). */
    static boolean isRtcp(int secondByte) {
        return secondByte >= 192 && secondByte <= 223;
    }

    /** Writes the packet at the buffer's position; the buffer is big-endian. */
    public void write(ByteBuffer out) {
        writeHeader(out, marker, payloadType, sequence, timestamp, source);
        out.put(payload);
    }

    static void writeHeader(ByteBuffer out, boolean marker, int type, int sequence, int timestamp, int source) {
        out.put((byte) (VERSION_2 << 6));
        out.put((byte) ((marker ? 0x80 : 0) | type));
        out.putShort((short) sequence);
        out.putInt(timestamp);
        out.putInt(source);
    }
}
