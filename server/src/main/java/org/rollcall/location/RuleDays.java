package org.rollcall.location;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Recurrence;

/**
 * The local days that a recurrence rule names. They are asked for with every fix, and walking a rule takes long: the days of
 * the months that were asked for last are remembered. Any number of threads may ask.
 */
public final class RuleDays {
    private static final int MONTHS = 16;
    private static final int MOST_DAYS = 31;
    /** No schedule is looked through beyond this. */
    private static final LocalDate END = LocalDate.of(3000, 1, 1);

    private final Recurrence rule;

    /** Above the lowest 31 bits, one a day, the month they are of: whole in one long, so that no lock is needed. */
    private final AtomicLongArray remembered = new AtomicLongArray(MONTHS);

    /** With the rule and the first day from which it may name any. */
    public RuleDays(Recurrence rule) {
        this.rule = rule;
    }

    /** Whether the rule names this day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(rule.first().toLocalDate())
                && day.isBefore(END)
                && (ofMonth(day) >> (day.getDayOfMonth() - 1) & 1) != 0;
    }

    /** The first day that the rule names, from this one on. */
    public Optional<LocalDate> next(LocalDate day) {
        return day.isBefore(END)
                ? walked(day, END, 1).stream().map(RuleDays::day).findFirst()
                : Optional.empty();
    }

    private long ofMonth(LocalDate day) {
        long month = day.getYear() * 12L + day.getMonthValue();
        int place = (int) (month % MONTHS);
        long known = remembered.get(place);
        if (known >>> MOST_DAYS == month) {
            return known;
        }
        LocalDate first = day.withDayOfMonth(1);
        long found = month << MOST_DAYS;
        for (Instant each : walked(first, first.plusMonths(1), MOST_DAYS)) {
            found |= 1L << (day(each).getDayOfMonth() - 1);
        }
        remembered.set(place, found);
        return found;
    }

    /** By a clock that never changes: which days there are does not depend on where. */
    private List<Instant> walked(LocalDate from, LocalDate until, int most) {
        return rule.between(start(from), start(until), ZoneOffset.UTC, most);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleDays days && days.rule.equals(rule);
    }

    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    @Override
    public String toString() {
        return rule.toString();
    }
}
