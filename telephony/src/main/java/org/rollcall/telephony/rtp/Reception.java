package org.rollcall.telephony.rtp;

/** What is known of the packets received, for receiver reports (RFC 3550, section 6.4 and appendix A.3, A.8). */
final class Reception {
    private boolean started;
    private int source;
    private int firstExtended;
    private int highest;
    private int cycles;
    private long received;
    private int lastTransit;
    private double jitter;
    private long expectedBefore;
    private long receivedBefore;
    private int lastReport;
    private long lastReportNanos;

    void packet(RtpPacket packet, long nowNanos) {
        if (!started || packet.source() != source) {
            start(packet);
        }
        if (packet.sequence() < highest && highest - packet.sequence() > 0x8000) {
            cycles += 0x10000;
            highest = packet.sequence();
        } else if (packet.sequence() > highest && packet.sequence() - highest < 0x8000) {
            highest = packet.sequence();
        }
        int arrival = (int) (nowNanos / 125_000);
        int transit = arrival - packet.timestamp();
        if (received > 0) {
            jitter += (Math.abs(transit - lastTransit) - jitter) / 16;
        }
        lastTransit = transit;
        received++;
    }

    private void start(RtpPacket packet) {
        started = true;
        source = packet.source();
        firstExtended = packet.sequence();
        highest = packet.sequence();
        cycles = 0;
        received = 0;
        jitter = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        lastReport = 0;
    }

    /** A sender report came: the middle 32 bits of its NTP time. */
    void reported(int from, int time, long nowNanos) {
        if (started && from == source) {
            lastReport = time;
            lastReportNanos = nowNanos;
        }
    }

    /** The middle 32 bits of the NTP time of the last sender report; 0 for none. */
    int lastReport() {
        return lastReport;
    }

    /** How long ago that came, in 65536ths of a second; 0 for none. */
    int sinceLastReport(long nowNanos) {
        return lastReport == 0 ? 0 : (int) ((nowNanos - lastReportNanos) / 1_000 * 65_536 / 1_000_000);
    }

    boolean started() {
        return started;
    }

    int source() {
        return source;
    }

    int extendedHighest() {
        return cycles + highest;
    }

    long received() {
        return received;
    }

    long lost() {
        return started ? Math.max(0, extendedHighest() - firstExtended + 1L - received) : 0;
    }

    int jitter() {
        return (int) jitter;
    }

    /** Fraction lost since the last call, in 256ths. */
    int fractionLost() {
        long expected = extendedHighest() - firstExtended + 1L;
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, lostNow * 256 / expectedNow);
    }
}
