package org.rollcall.telephony.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keys on their way out as telephone events (RFC 4733, section 2.5.1): one packet in 20 ms while the key is down, all
 * with the timestamp of its beginning, and the end three times.
 */
final class EventSender {
    private static final int TICK_SAMPLES = 160;
    private static final int DOWN_TICKS = 5;
    private static final int END_TICKS = 3;
    private static final int PAUSE_TICKS = 4;
    private static final int VOLUME = 10;
    private static final int END = 0x80;

    /** A key to send; {@code whenOver} runs after its last packet and the pause that follows. */
    record Key(int event, Runnable whenOver) {}

    private final Deque<Key> keys = new ArrayDeque<>();
    private int tick;
    private int begin;

    void press(Key key) {
        keys.add(key);
    }

    boolean busy() {
        return !keys.isEmpty();
    }

    /** Whether this tick belongs to an event packet and not to the pause behind it. */
    boolean sounding() {
        return busy() && tick < DOWN_TICKS + END_TICKS;
    }

    boolean starting() {
        return tick == 0;
    }

    /** The timestamp of the event, which begins now if it has not. */
    int timestamp(int now) {
        if (tick == 0) {
            begin = now;
        }
        return begin;
    }

    void write(ByteBuffer out) {
        Key key = keys.element();
        boolean ended = tick >= DOWN_TICKS;
        out.put((byte) key.event());
        out.put((byte) ((ended ? END : 0) | VOLUME));
        out.putShort((short) (Math.min(tick + 1, DOWN_TICKS) * TICK_SAMPLES));
    }

    void advance() {
        tick++;
        if (tick >= DOWN_TICKS + END_TICKS + PAUSE_TICKS) {
            tick = 0;
            keys.remove().whenOver().run();
        }
    }
}
