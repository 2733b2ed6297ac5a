package org.rollcall.participant;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * When a person is left alone, in the local time of their zone.
 *
 * @param until their end, the next day where it is not after {@code from}; the same time twice means never
 */
public record QuietHours(LocalTime from, LocalTime until) {
    /** Whether there are none. */
    public boolean never() {
        return from.equals(until);
    }

    /** Whether that instant lies in them. */
    public boolean cover(Instant at, ZoneId zone) {
        return cover(at.atZone(zone).toLocalTime());
    }

    /** Whether that local time lies in them. */
    public boolean cover(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !never() && (!time.isBefore(from) || time.isBefore(until));
    }

    /** That instant, or the end of the quiet hours it lies in. */
    public Instant after(Instant at, ZoneId zone) {
        if (!cover(at, zone)) {
            return at;
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        return Stream.of(day, day.plusDays(1))
                .map(each -> each.atTime(until).atZone(zone).toInstant())
                .filter(end -> !end.isBefore(at))
                .findFirst()
                .orElse(at);
    }
}
