package org.rollcall.telephony.stack;

import java.util.concurrent.atomic.LongAdder;

/** What came to the signalling sockets and went no further. */
public final class SocketCounters {
    final LongAdder strangers = new LongAdder();
    final LongAdder garbage = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder crowded = new LongAdder();

    SocketCounters() {}

    /** Datagrams and connections from addresses that are no peers. */
    public long strangers() {
        return strangers.sum();
    }

    /** Datagrams that cannot be SIP. */
    public long garbage() {
        return garbage.sum();
    }

    /** Messages that were malformed. */
    public long malformed() {
        return malformed.sum();
    }

    /** Malformed requests that were told so. */
    public long answered() {
        return answered.sum();
    }

    /** Connections beyond what one source or all may have. */
    public long crowded() {
        return crowded.sum();
    }
}
