package org.rollcall.location.internal;

import java.time.Instant;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.Frame;

/** A report without a position is kept as a fix that is not valid, so that it has its place in the track. */
final class StatusFix {
    private StatusFix() {}

    static Fix of(Frame.Status status, Instant now) {
        Fix.Builder fix = Fix.at(status.time() == null ? now : status.time(), 0, 0)
                .valid(false)
                .states(status.states())
                .extras(status.extras())
                .extra("report", "status");
        if (status.battery() != null) {
            fix.battery(status.battery());
        }
        return fix.build();
    }
}
