package org.rollcall.track.zone;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A schedule of intervals, computed beforehand.
 *
 * @param intervals sorted by their beginning; overlapping ones are joined
 */
public record Intervals(List<Interval> intervals) implements Schedule {
    /**
     * From one instant to another.
     *
     * @param from inclusive
     * @param to exclusive, after {@code from}
     */
    public record Interval(Instant from, Instant to) {
        /** Throws IllegalArgumentException when the end is not after the beginning. */
        public Interval {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("An interval ends after it begins: " + from + " to " + to + ".");
            }
        }
    }

    /** Sorts and joins. */
    public Intervals {
        List<Interval> joined = new ArrayList<>();
        for (Interval next :
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            if (!joined.isEmpty() && !next.from().isAfter(joined.getLast().to())) {
                Interval last = joined.removeLast();
                Instant to = last.to().isAfter(next.to()) ? last.to() : next.to();
                joined.add(new Interval(last.from(), to));
            } else {
                joined.add(next);
            }
        }
        intervals = List.copyOf(joined);
    }

    /**
     * The same hours on some days of the week, in the person's time zone, from one day to another. An end at or before the
     * beginning lies on the next day. Where clocks change, the hours are those that clocks show.
     */
    public static Intervals weekly(
            Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, LocalDate first, LocalDate last) {
        List<Interval> intervals = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                LocalDateTime end =
                        to.isAfter(from) ? day.atTime(to) : day.plusDays(1).atTime(to);
                Instant begins = day.atTime(from).atZone(zone).toInstant();
                Instant ends = end.atZone(zone).toInstant();
                if (begins.isBefore(ends)) {
                    intervals.add(new Interval(begins, ends));
                }
            }
        }
        return new Intervals(intervals);
    }

    /** These intervals without those, as for permissions to be away. */
    public Intervals without(Intervals excepted) {
        List<Interval> left = new ArrayList<>();
        for (Interval interval : intervals) {
            Instant from = interval.from();
            for (Interval hole : excepted.intervals) {
                if (hole.to().isAfter(from) && hole.from().isBefore(interval.to())) {
                    if (hole.from().isAfter(from)) {
                        left.add(new Interval(from, hole.from()));
                    }
                    from = hole.to();
                }
            }
            if (from.isBefore(interval.to())) {
                left.add(new Interval(from, interval.to()));
            }
        }
        return new Intervals(left);
    }

    /** How long these intervals are altogether. */
    public Duration total() {
        return intervals.stream()
                .map(interval -> Duration.between(interval.from(), interval.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public boolean inForce(Instant instant) {
        int low = 0;
        int high = intervals.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Interval interval = intervals.get(middle);
            if (instant.isBefore(interval.from())) {
                high = middle - 1;
            } else if (instant.isBefore(interval.to())) {
                return true;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }
}
