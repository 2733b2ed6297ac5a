package org.rollcall.obligation.internal;

import java.time.Instant;
import org.rollcall.obligation.Window;

/** A time in which a way was down, and when Rollcall learnt of it. */
record Outage(Instant from, Instant until, Instant recorded) {
    boolean touches(Window window) {
        return from.isBefore(window.closes()) && until.isAfter(window.opens());
    }
}
