package org.rollcall.location;

import java.time.Duration;
import org.rollcall.track.zone.Evidence;

/**
 * How much it takes at the edge of a zone before fixes speak against a person.
 *
 * @param buffer metres beyond the edge that are forgiven, 0 to 5000
 * @param dwell how long fixes must agree, whole seconds from one minute to twelve hours
 */
public record ZoneGrace(int buffer, Duration dwell) {
    private static final int MOST_BUFFER = 5_000;
    private static final Duration MOST_DWELL = Duration.ofHours(12);

    /** 30 metres and one minute. */
    public static final ZoneGrace USUAL = new ZoneGrace((int) Evidence.USUAL.buffer(), Evidence.USUAL.dwell());

    /** Throws IllegalArgumentException with a sentence that says what to enter instead. */
    public ZoneGrace {
        if (buffer < 0 || buffer > MOST_BUFFER) {
            throw new IllegalArgumentException("The buffer is 0 to 5000 metres.");
        }
        if (dwell.compareTo(Evidence.USUAL.dwell()) < 0 || dwell.compareTo(MOST_DWELL) > 0 || dwell.getNano() != 0) {
            throw new IllegalArgumentException("The dwell is one minute to twelve hours.");
        }
    }

    /** The rules of evidence with this grace. */
    public Evidence evidence() {
        return Evidence.USUAL.withBuffer(buffer).withDwell(dwell);
    }
}
