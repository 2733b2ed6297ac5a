package org.rollcall.telephony;

import java.time.Duration;

/**
 * How long to listen.
 *
 * @param longest ends it in any case; 15 minutes at most
 * @param silenceBefore ends it when nothing is said for so long at the beginning
 * @param silenceAfter ends it when speech is followed by so much silence
 */
public record Listening(Duration longest, Duration silenceBefore, Duration silenceAfter) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Checks the bounds. */
    public Listening {
        if (longest.isNegative() || longest.isZero() || longest.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Listening lasts more than nothing and at most 15 minutes, not " + longest + ".");
        }
    }
}
