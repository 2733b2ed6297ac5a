package org.rollcall.track.wire;

import java.time.Clock;

/**
 * JT/T 808, versions of 2011, 2013 and 2019. Source: the Chinese transport standard JT/T 808-2013 and -2019, tables of
 * messages 0100 (register), 0102 (authenticate), 0002 (heartbeat), 0200 and 0201 (position) and 0704 (positions in bulk);
 * and what makers have added to it ({@link Jt808Items}, {@link Jt808Others}).
 *
 * <p>A message lies between 7E bytes, with 7E and 7D inside escaped, and ends with the exclusive or of its bytes; some makers
 * use E7 instead of 7E, or send texts in brackets between messages. Times are UTC+8 by the standard. Registration is answered
 * with a code that the device then authenticates with, everything but answers with 8001. A message split over several packets
 * is read, and answered, when its last one has come.
 */
public final class Jt808 implements TrackerProtocol {
    private final Clock clock;

    /** Answers questions for the time with that of the system. */
    public Jt808() {
        this(Clock.systemUTC());
    }

    /** Answers questions for the time with that of the clock. */
    public Jt808(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jt808";
    }

    @Override
    public Session open() {
        return new Jt808Session(clock);
    }
}
