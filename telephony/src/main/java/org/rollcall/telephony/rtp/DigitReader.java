package org.rollcall.telephony.rtp;

import java.util.Optional;

/**
 * Keyed digits from telephone-event packets (RFC 4733). A key is told once, at the first packet of its event: every
 * packet of one event has the same timestamp, so repeated and lost end packets change nothing, and a lost beginning is
 * made good by the next packet. A new source begins afresh. Not safe for use by several threads.
 */
public final class DigitReader {
    private static final int LONGEST_SEGMENT = 0xFFFF;
    private static final int EVENT_BYTES = 4;

    private boolean any;
    private int source;
    private int lastTimestamp;
    private int lastEvent;
    private boolean lastFilled;

    /** Takes one event packet and answers the key that it newly presses. */
    public Optional<Character> read(RtpPacket packet) {
        byte[] body = packet.payload();
        if (body.length < EVENT_BYTES) {
            return Optional.empty();
        }
        int event = body[0] & 0xFF;
        int duration = (body[2] & 0xFF) << 8 | body[3] & 0xFF;
        if (packet.source() != source) {
            any = false;
            source = packet.source();
        }
        if (any && packet.timestamp() - lastTimestamp <= 0) {
            lastFilled |= packet.timestamp() == lastTimestamp && duration == LONGEST_SEGMENT;
            return Optional.empty();
        }
        boolean continues = any
                && lastFilled
                && event == lastEvent
                && !packet.marker()
                && packet.timestamp() == lastTimestamp + LONGEST_SEGMENT;
        any = true;
        lastTimestamp = packet.timestamp();
        lastEvent = event;
        lastFilled = duration == LONGEST_SEGMENT;
        return continues ? Optional.empty() : Keypad.key(event);
    }
}
