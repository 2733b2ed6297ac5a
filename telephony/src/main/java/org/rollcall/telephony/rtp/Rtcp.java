package org.rollcall.telephony.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** RTCP as far as a call needs it: reports with one block, and a CNAME (RFC 3550, section 6). */
final class Rtcp {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int SENDER_REPORT_BYTES = 28;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int CNAME = 1;
    private static final long NTP_EPOCH = 2_208_988_800L;

    private Rtcp() {}

    /**
     * Writes a report and the CNAME.
     *
     * @param sending whether this side has sent since its last report: then it tells of what it sent, too
     */
    static void write(
            ByteBuffer out,
            Transmitter sent,
            boolean sending,
            Reception heard,
            String cname,
            Instant now,
            long nowNanos) {
        int blocks = heard.started() ? 1 : 0;
        int words = (sending ? 6 : 1) + 6 * blocks;
        out.put((byte) (0x80 | blocks)).put((byte) (sending ? SENDER_REPORT : RECEIVER_REPORT));
        out.putShort((short) words).putInt(sent.source());
        if (sending) {
            out.putInt((int) (now.getEpochSecond() + NTP_EPOCH));
            out.putInt((int) (now.getNano() * (1L << 32) / 1_000_000_000L));
            out.putInt(sent.timestamp());
            out.putInt((int) sent.packets());
            out.putInt((int) sent.bytes());
        }
        if (blocks == 1) {
            out.putInt(heard.source());
            out.putInt(heard.fractionLost() << 24 | (int) Math.min(heard.lost(), 0x7FFFFF));
            out.putInt(heard.extendedHighest());
            out.putInt(heard.jitter());
            out.putInt(heard.lastReport()).putInt(heard.sinceLastReport(nowNanos));
        }
        writeName(out, sent.source(), cname.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes from the other side's sender report, if there is one in front, what this side's reports repeat of it. */
    static void read(ByteBuffer in, Reception heard, long nowNanos) {
        int at = in.position();
        if (in.remaining() >= SENDER_REPORT_BYTES && (in.get(at + 1) & 0xFF) == SENDER_REPORT) {
            heard.reported(in.getInt(at + 4), (int) (in.getLong(at + 8) >>> 16), nowNanos);
        }
    }

    private static void writeName(ByteBuffer out, int source, byte[] name) {
        int body = 4 + 2 + name.length;
        int padded = (body + 1 + 3) / 4 * 4;
        out.put((byte) 0x81).put((byte) SOURCE_DESCRIPTION).putShort((short) (padded / 4));
        out.putInt(source).put((byte) CNAME).put((byte) name.length).put(name);
        for (int i = body; i < padded; i++) {
            out.put((byte) 0);
        }
    }

    /** Whether a datagram looks like RTCP. */
    static boolean is(ByteBuffer in) {
        return in.remaining() >= 8
                && (in.get(in.position()) & 0xC0) == 0x80
                && RtpPacket.isRtcp(in.get(in.position() + 1) & 0xFF);
    }
}
