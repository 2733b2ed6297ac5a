package org.rollcall.statistics;

import java.time.Instant;

/**
 * What makes a figure one that anybody can recompute.
 *
 * @param asOf the moment whose state is counted
 * @param known only what Rollcall had been told by then
 * @param from the cohort's first moment: notices given, windows opening and hearings starting from then
 * @param until the cohort's end, not included
 */
public record Question(Instant asOf, Instant known, Instant from, Instant until) {
    private static final Instant ALWAYS = Instant.parse("1900-01-01T00:00:00Z");

    public Question {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("The cohort's last day has to come after its first.");
        }
    }

    /** Everyone and everything there has been by {@code asOf}. */
    public static Question asOf(Instant asOf, Instant known) {
        return new Question(asOf, known, ALWAYS, asOf.plusSeconds(1));
    }
}
