package org.rollcall.checkin.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * When a check-in without a network was taken. A telephone's clock may be wrong, but it runs: by how much it was ahead
 * when the pass was fetched and is ahead when the answer is sent tells whether it was set in between.
 *
 * @param at by the server's clock, never before the pass was given nor after now
 * @param proved whether the two agree, and it was sent soon enough
 */
record CaptureTime(Instant at, boolean proved) {
    /** A clock of a cheap telephone drifts by seconds a day. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /**
     * @param captured by the telephone's clock
     * @param skewBefore by how much that clock was ahead when the pass was given
     * @param skewNow by how much it is ahead now
     * @param within how long after the capture it still counts
     */
    static CaptureTime of(
            Instant captured, Duration skewBefore, Duration skewNow, Instant issued, Instant now, Duration within) {
        Instant claimed = captured.minus(skewBefore);
        boolean ran = skewNow.minus(skewBefore).abs().compareTo(TOLERANCE) <= 0;
        boolean between = !claimed.isBefore(issued.minus(TOLERANCE)) && !claimed.isAfter(now.plus(TOLERANCE));
        boolean soon = Duration.between(claimed, now).compareTo(within) <= 0;
        Instant at = claimed.isBefore(issued) ? issued : claimed.isAfter(now) ? now : claimed;
        return new CaptureTime(at, ran && between && soon);
    }
}
