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
 * When a person is reminded. Of a check-in: at the first of their preferred times in its window, or as it opens, and once
 * more before it closes. Of a day on which they are to come somewhere: the week before, the day before and that morning.
 * Never in their quiet hours.
 */
final class ReminderTimes {
    /** Later than that before the end there is no time to do it. */
    static final Duration LEAST_LEFT = Duration.ofMinutes(30);

    static final Duration BEFORE_END = Duration.ofHours(2);
    static final Duration APART = Duration.ofHours(1);
    /** In the evening before a day there is time to prepare, for who has wished no time. */
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private ReminderTimes() {}

    static List<Instant> of(Instant opens, Instant closes, Wishes wishes, ZoneId zone) {
        Instant latest = closes.minus(LEAST_LEFT);
        var times = new ArrayList<Instant>();
        preferred(opens, latest, wishes, zone)
                .or(() -> Optional.of(wishes.quiet().after(opens, zone)).filter(at -> !at.isAfter(latest)))
                .ifPresent(times::add);
        Instant again = closes.minus(BEFORE_END);
        boolean apart = times.isEmpty() || !again.isBefore(times.getFirst().plus(APART));
        if (apart && !again.isBefore(opens) && !quiet(again, wishes, zone)) {
            times.add(again);
        }
        return times;
    }

    /** Of a day on which the person is to come to a court or an office, for whom it is to be known beforehand. */
    static List<Instant> ofDay(LocalDate day, Wishes wishes, ZoneId zone) {
        LocalTime time =
                wishes.preferred().isEmpty() ? EVENING : wishes.preferred().getLast();
        return Stream.concat(
                        Stream.of(day.minusWeeks(1), day.minusDays(1))
                                .map(each -> each.atTime(time).atZone(zone).toInstant())
                                .filter(at -> !quiet(at, wishes, zone)),
                        Stream.of(wishes.quiet()
                                        .after(day.atTime(MORNING).atZone(zone).toInstant(), zone))
                                .filter(at -> at.isBefore(
                                        day.atTime(LocalTime.NOON).atZone(zone).toInstant())))
                .toList();
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

    static boolean quiet(Instant at, Wishes wishes, ZoneId zone) {
        return wishes.quiet().cover(at, zone);
    }
}
