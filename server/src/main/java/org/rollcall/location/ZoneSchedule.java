package org.rollcall.location;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.location.ScheduleSpan.Weekly;
import org.rollcall.track.zone.Intervals.Interval;
import org.rollcall.track.zone.Schedule;

/**
 * When a zone is in force, by the wall clock of a time zone. It is written as spans between semicolons or on lines of their
 * own, and exceptions:
 *
 * <ul>
 *   <li>{@code Mon-Fri 22:00-06:00} every week;
 *   <li>{@code 2026-12-07 09:00-17:00} once;
 *   <li>{@code 2026-11-28 20:00-08:00 (FREQ=WEEKLY;INTERVAL=2;BYDAY=SA)} on the days that a rule of RFC 5545 names, from
 *       this date on;
 *   <li>{@code except 2026-12-24, 2026-12-31..2027-01-02}: what begins on one of these days does not hold, its part after
 *       midnight neither.
 * </ul>
 *
 * <p>No spans mean always, but for the exceptions, then from midnight to midnight. Where clocks change, a span holds
 * whenever the clock shows a time inside it: a time that is skipped never comes, one that comes twice counts twice.
 *
 * @param exceptions by their first day
 */
public record ZoneSchedule(List<ScheduleSpan> spans, List<Days> exceptions, ZoneId timeZone) implements Schedule {
    /** Days from one to another, both included. */
    public record Days(LocalDate first, LocalDate last) {
        /** Whether this is one of them. */
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Copies and sorts. */
    public ZoneSchedule {
        spans = List.copyOf(spans);
        exceptions =
                exceptions.stream().sorted(Comparator.comparing(Days::first)).toList();
    }

    /** @throws IllegalArgumentException with a sentence that names what cannot be read and says how it is written */
    public static ZoneSchedule parse(String text, ZoneId timeZone) {
        return ScheduleText.read(text, timeZone);
    }

    @Override
    public boolean inForce(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, timeZone);
        LocalDate today = local.toLocalDate();
        if (spans.isEmpty()) {
            return excepting(today).isEmpty();
        }
        LocalTime time = local.toLocalTime();
        for (ScheduleSpan span : spans) {
            boolean begun = !time.isBefore(span.from()) && (span.overnight() || time.isBefore(span.until()));
            boolean goingOn = span.overnight() && time.isBefore(span.until());
            if (begun && begins(span, today) || goingOn && begins(span, today.minusDays(1))) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(ScheduleSpan span, LocalDate day) {
        return span.beginsOn(day) && excepting(day).isEmpty();
    }

    private Optional<Days> excepting(LocalDate day) {
        for (Days days : exceptions) {
            if (days.contains(day)) {
                return Optional.of(days);
            }
        }
        return Optional.empty();
    }

    /**
     * The times of one of its spans that are not over at this instant, in order and without the exceptions, at most so many.
     * Where clocks change, from when they first show its beginning until they last show its end.
     */
    public List<Interval> coming(ScheduleSpan span, Instant now, int most) {
        List<Interval> found = new ArrayList<>();
        // Of yesterday because of those that go on past midnight.
        Optional<LocalDate> next = span.next(LocalDate.ofInstant(now, timeZone).minusDays(1));
        while (next.isPresent() && found.size() < most) {
            LocalDate day = next.get();
            Optional<Days> excepted = excepting(day);
            if (excepted.isEmpty()) {
                Instant begins = shown(day.atTime(span.from()), false);
                Instant ends = shown(day.plusDays(span.overnight() ? 1 : 0).atTime(span.until()), true);
                if (begins.isBefore(ends) && ends.isAfter(now)) {
                    found.add(new Interval(begins, ends));
                }
            }
            next = span.next(excepted.map(Days::last).orElse(day).plusDays(1));
        }
        return found;
    }

    /** When the clock shows this, the first time or the last; where it skips it, the moment of that. */
    private Instant shown(LocalDateTime local, boolean last) {
        ZoneOffsetTransition change = timeZone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(timeZone).toInstant();
        }
        if (change.isGap()) {
            return change.getInstant();
        }
        // What ends where the hour that comes twice begins has ended when it comes first.
        boolean again = last && local.isAfter(change.getDateTimeAfter());
        return local.toInstant(again ? change.getOffsetAfter() : change.getOffsetBefore());
    }

    /** From midnight to midnight the exceptions that are not over at this instant, in order. */
    public List<Interval> comingExceptions(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, timeZone);
        List<Interval> found = new ArrayList<>();
        for (Days days : exceptions) {
            LocalDate first = days.first.isBefore(today) ? today : days.first;
            Instant begins = first.atStartOfDay(timeZone).toInstant();
            Instant ends = days.last.plusDays(1).atStartOfDay(timeZone).toInstant();
            // A day that a time zone once skipped whole lasts no time.
            if (begins.isBefore(ends) && ends.isAfter(now)) {
                found.add(new Interval(begins, ends));
            }
        }
        return found;
    }

    /**
     * The weekly spans by the clock of another time zone, as the two clocks run in the week that begins at this instant.
     * Where one of them changes to or from summer time, another week may read differently.
     */
    public List<Weekly> weeklyBy(ZoneId other, Instant from) {
        List<Weekly> weekly = spans.stream()
                .filter(Weekly.class::isInstance)
                .map(Weekly.class::cast)
                .toList();
        if (other.equals(timeZone)) {
            return weekly;
        }
        Map<List<LocalTime>, Set<DayOfWeek>> moved = new LinkedHashMap<>();
        LocalDate first = from.atZone(timeZone).toLocalDate();
        for (Weekly span : weekly) {
            for (int i = 0; i < DayOfWeek.values().length; i++) {
                LocalDate day = first.plusDays(i);
                if (span.beginsOn(day)) {
                    ZonedDateTime begins =
                            day.atTime(span.from()).atZone(timeZone).withZoneSameInstant(other);
                    ZonedDateTime ends = day.plusDays(span.overnight() ? 1 : 0)
                            .atTime(span.until())
                            .atZone(timeZone)
                            .withZoneSameInstant(other);
                    moved.computeIfAbsent(
                                    List.of(begins.toLocalTime(), ends.toLocalTime()),
                                    times -> EnumSet.noneOf(DayOfWeek.class))
                            .add(begins.getDayOfWeek());
                }
            }
        }
        return moved.entrySet().stream()
                .map(each -> new Weekly(
                        each.getValue(), each.getKey().getFirst(), each.getKey().getLast()))
                .toList();
    }
}
