package org.rollcall.telephony.rtp;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts packets back into the order of their sequence numbers. Packets that arrive in order pass at once; behind a gap up
 * to {@code depth} packets wait for the missing ones, then the gap counts as lost. Not safe for use by several threads.
 */
public final class Reorder {
    private static final int RESTART = 3_000;

    private final int depth;
    private final Consumer<RtpPacket> next;
    private final Map<Integer, RtpPacket> waiting = new TreeMap<>();
    private boolean started;
    private int source;
    private int expected;
    private long lost;
    private long late;
    private long duplicates;

    /** Depth in packets; {@code next} takes the packets in order. */
    public Reorder(int depth, Consumer<RtpPacket> next) {
        this.depth = depth;
        this.next = next;
    }

    /** Takes one packet as it came. */
    public void accept(RtpPacket packet) {
        if (!started || packet.source() != source) {
            restart(packet);
        }
        int ahead = (short) (packet.sequence() - expected);
        if (Math.abs(ahead) > RESTART) {
            restart(packet);
            ahead = 0;
        }
        if (ahead < 0) {
            late++;
            return;
        }
        if (ahead == 0 && waiting.isEmpty()) {
            expected = (expected + 1) & 0xFFFF;
            next.accept(packet);
            return;
        }
        if (waiting.putIfAbsent(ahead, packet) != null) {
            duplicates++;
            return;
        }
        release(0);
        if (waiting.size() > depth) {
            skipGap();
        }
    }

    /** Lets everything go that still waits behind a gap. */
    public void flush() {
        while (!waiting.isEmpty()) {
            skipGap();
        }
    }

    private void restart(RtpPacket packet) {
        flush();
        started = true;
        source = packet.source();
        expected = packet.sequence();
    }

    private void skipGap() {
        int gap = waiting.keySet().iterator().next();
        lost += gap;
        release(gap);
    }

    /** Hands on the run that starts at this key and renumbers what still waits relative to the new expectation. */
    private void release(int from) {
        int at = from;
        for (RtpPacket p = waiting.remove(at); p != null; p = waiting.remove(at)) {
            next.accept(p);
            at++;
        }
        if (at == 0) {
            return;
        }
        expected = (expected + at) & 0xFFFF;
        Map<Integer, RtpPacket> rest = Map.copyOf(waiting);
        waiting.clear();
        int shift = at;
        rest.forEach((key, packet) -> waiting.put(key - shift, packet));
    }

    /** Packets that never came, as far as known. */
    public long lost() {
        return lost;
    }

    /** Packets that came after their place had been given up. */
    public long late() {
        return late;
    }

    /** Packets that came twice while the first still waited. */
    public long duplicates() {
        return duplicates;
    }
}
