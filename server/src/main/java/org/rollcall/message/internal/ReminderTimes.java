package org.rollcall.message.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.message.Reminders.Wishes;

/**
 * When a person is reminded of one window: once at the first of their preferred times in it, or as it opens; and once more
 * before it closes. Never in their quiet hours, at most twice.
 */
final class ReminderTimes {
    /** Later than that before the end there is no time to do it. */
    private static final Duration LEAST_LEFT = Duration.ofMinutes(30);

    private static final Duration BEFORE_END = Duration.ofHours(2);
    private static final Duration APART = Duration.ofHours(1);

    private ReminderTimes() {}

    static List<Instant> of(Instant opens, Instant closes, Wishes wishes, ZoneId zone) {
        Instant latest = closes.minus(LEAST_LEFT);
        var times = new ArrayList<Instant>();
        preferred(opens, latest, wishes, zone)
                .or(() -> afterQuiet(opens, wishes, zone).filter(at -> !at.isAfter(latest)))
                .ifPresent(times::add);
        Instant again = closes.minus(BEFORE_END);
        boolean apart = times.isEmpty() || !again.isBefore(times.getFirst().plus(APART));
        if (apart && !again.isBefore(opens) && !quiet(again, wishes, zone)) {
            times.add(again);
        }
        return times;
    }

    private static Optional<Instant> preferred(Instant opens, Instant latest, Wishes wishes, ZoneId zone) {
        LocalDate first = opens.atZone(zone).toLocalDate();
        LocalDate last = latest.atZone(zone).toLocalDate();
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .flatMap(day -> wishes.preferred().stream()
                        .map(time -> day.atTime(time).atZone(zone).toInstant()))
                .filter(at -> !at.isBefore(opens) && !at.isAfter(latest) && !quiet(at, wishes, zone))
                .findFirst();
    }

    /** This time, or the end of the quiet hours it lies in. */
    private static Optional<Instant> afterQuiet(Instant at, Wishes wishes, ZoneId zone) {
        if (!quiet(at, wishes, zone)) {
            return Optional.of(at);
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        return Stream.of(day, day.plusDays(1))
                .map(each -> each.atTime(wishes.quietUntil()).atZone(zone).toInstant())
                .filter(end -> !end.isBefore(at))
                .findFirst();
    }

    private static boolean quiet(Instant at, Wishes wishes, ZoneId zone) {
        LocalTime time = at.atZone(zone).toLocalTime();
        LocalTime from = wishes.quietFrom();
        LocalTime until = wishes.quietUntil();
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
    }
}
