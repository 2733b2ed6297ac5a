package org.rollcall.console.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A period as a form shows it, in the person's own time.
 *
 * @param from as in a field of type datetime-local
 * @param until the same
 */
public record Period(String from, String until) {
    /** The last day. */
    static Period lastDay(Instant now, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(now, zone).truncatedTo(ChronoUnit.MINUTES);
        return new Period(local.minusDays(1).toString(), local.plusMinutes(1).toString());
    }

    static Period around(Instant at, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
        return new Period(local.minusHours(1).toString(), local.plusHours(1).toString());
    }

    Instant begin(ZoneId zone) {
        return instant(from, zone);
    }

    Instant end(ZoneId zone) {
        return instant(until, zone);
    }

    private static Instant instant(String local, ZoneId zone) {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Enter the beginning and the end of the period as date and time.", e);
        }
    }
}
