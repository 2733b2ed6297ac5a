package org.rollcall.telephony.rtp;

import java.util.concurrent.atomic.LongAdder;

/** What went over all streams of an engine since it was opened, in packets. */
public final class RtpCounters {
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder stray = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder sendFailed = new LongAdder();

    RtpCounters() {}

    void sent() {
        sent.increment();
    }

    void received() {
        received.increment();
    }

    void stray() {
        stray.increment();
    }

    void malformed() {
        malformed.increment();
    }

    void sendFailed() {
        sendFailed.increment();
    }

    /** RTP packets sent. */
    public long packetsSent() {
        return sent.sum();
    }

    /** RTP packets received from the right address. */
    public long packetsReceived() {
        return received.sum();
    }

    /** Datagrams dropped because they came from an address that is no party to the call. */
    public long strayDatagrams() {
        return stray.sum();
    }

    /** Datagrams dropped because they are no RTP. */
    public long malformedDatagrams() {
        return malformed.sum();
    }

    /** Packets the operating system would not take. */
    public long sendFailures() {
        return sendFailed.sum();
    }
}
