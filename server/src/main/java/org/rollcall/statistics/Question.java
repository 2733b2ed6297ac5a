package org.rollcall.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

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

    /**
     * The question by days (UTC): the state at the end of {@code asOf}, known at the end of {@code known}, of the cohort
     * from {@code from} to {@code until}, both included. No end of day reaches beyond {@code now}.
     */
    public static Question ofDays(
            LocalDate asOf, LocalDate known, @Nullable LocalDate from, @Nullable LocalDate until, Instant now) {
        if (asOf.getYear() < 1900 || known.getYear() < 1900) {
            throw new IllegalArgumentException("Rollcall knows of nothing before 1900.");
        }
        return new Question(
                endOf(asOf, now),
                endOf(known, now),
                from == null ? ALWAYS : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                (until == null ? asOf : until)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }

    private static Instant endOf(LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1000);
        return end.isAfter(now) ? now : end;
    }

    /** Everyone and everything there has been by {@code asOf}. */
    public static Question asOf(Instant asOf, Instant known) {
        return new Question(asOf, known, ALWAYS, asOf.plusSeconds(1));
    }
}
