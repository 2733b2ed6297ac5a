package org.rollcall.location;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A time of day on some days. One whose end is not after its beginning goes on into the next day, and all of it belongs to
 * the day on which it begins; one that begins and ends at the same time lasts a day.
 */
public sealed interface ScheduleSpan {
    /** When it begins, by the wall clock. */
    LocalTime from();

    /** When it is over, by the wall clock. */
    LocalTime until();

    /** Whether it begins on this day. */
    boolean beginsOn(LocalDate day);

    /** The first day, from this one on, on which it begins. */
    Optional<LocalDate> next(LocalDate day);

    /** Whether it goes on into the next day. */
    default boolean overnight() {
        return !until().isAfter(from());
    }

    /** On some days of every week. */
    record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime until) implements ScheduleSpan {
        /** Copies the days. */
        public Weekly {
            days = Set.copyOf(days);
        }

        @Override
        public boolean beginsOn(LocalDate day) {
            return days.contains(day.getDayOfWeek());
        }

        @Override
        public Optional<LocalDate> next(LocalDate day) {
            return Stream.iterate(day, each -> each.plusDays(1))
                    .limit(DayOfWeek.values().length)
                    .filter(this::beginsOn)
                    .findFirst();
        }
    }

    /** On one day. */
    record Once(LocalDate date, LocalTime from, LocalTime until) implements ScheduleSpan {
        @Override
        public boolean beginsOn(LocalDate day) {
            return day.equals(date);
        }

        @Override
        public Optional<LocalDate> next(LocalDate day) {
            return date.isBefore(day) ? Optional.empty() : Optional.of(date);
        }
    }

    /** On the days of a recurrence rule. */
    record Recurring(RuleDays days, LocalTime from, LocalTime until) implements ScheduleSpan {
        @Override
        public boolean beginsOn(LocalDate day) {
            return days.on(day);
        }

        @Override
        public Optional<LocalDate> next(LocalDate day) {
            return days.next(day);
        }
    }
}
