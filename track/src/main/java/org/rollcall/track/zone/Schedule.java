package org.rollcall.track.zone;

import java.time.Instant;

/** When a zone is in force. */
@FunctionalInterface
public interface Schedule {
    /** At every instant. */
    Schedule ALWAYS = instant -> true;

    /** Whether the zone is in force then. */
    boolean inForce(Instant instant);
}
