package org.rollcall.console.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Participants.NewCondition;
import org.rollcall.participant.Recurrence;
import org.rollcall.participant.Technology;

/** A condition as an officer typed it. The rhythm is a plain choice that makes a recurrence rule, or a rule itself. */
public record ConditionForm(
        @Nullable String technology,
        @Nullable String authority,
        @Nullable String reason,
        @Nullable Rhythm rhythm,
        @Nullable List<String> days,
        @Nullable String rule,
        @Nullable String firstDay,
        @Nullable String firstTime,
        @Nullable Integer windowHours,
        @Nullable String review) {
    /** How often the person checks in. */
    public enum Rhythm {
        WEEKLY("On these days of every week"),
        TWO_WEEKS("On these days of every second week"),
        MONTHLY("Once a month, on the day of the first one"),
        DAILY("Every day"),
        RULE("By the rule below"),
        NEVER("Nothing recurs (tracker alone, or nothing)");

        private final String words;

        Rhythm(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static ConditionForm empty(LocalDate today) {
        return new ConditionForm(
                "VOICE",
                "",
                "",
                Rhythm.WEEKLY,
                List.of("MO"),
                "",
                today.plusDays(1).toString(),
                "09:00",
                12,
                today.plusDays(90).toString());
    }

    public boolean on(String day) {
        return days != null && days.contains(day);
    }

    NewCondition entered(ZoneId zone, Instant now) {
        return new NewCondition(
                Technology.valueOf(oneOf(technology, List.of("NONE", "VOICE", "APP", "GPS"))),
                orEmpty(authority),
                orEmpty(reason),
                recurrence(),
                hours(),
                now,
                date(review, "review").atStartOfDay(zone).toInstant());
    }

    @Nullable
    Recurrence recurrence() {
        if (rhythm == null || rhythm == Rhythm.NEVER) {
            return null;
        }
        LocalDateTime first = date(firstDay, "first check-in").atTime(time());
        return new Recurrence(ruleFrom(rhythm, first), first);
    }

    private Duration hours() {
        if (windowHours == null || windowHours < 1 || windowHours > 1440) {
            throw new IllegalArgumentException("Say for how many hours a check-in stays open: 1 to 1440.");
        }
        return Duration.ofHours(windowHours);
    }

    private String ruleFrom(Rhythm chosen, LocalDateTime first) {
        return switch (chosen) {
            case DAILY -> "FREQ=DAILY";
            case WEEKLY -> "FREQ=WEEKLY;BYDAY=" + byDay(first);
            case TWO_WEEKS -> "FREQ=WEEKLY;INTERVAL=2;BYDAY=" + byDay(first);
            // The 29th to 31st are not in every month: then its last day is meant.
            case MONTHLY -> "FREQ=MONTHLY;BYMONTHDAY=" + (first.getDayOfMonth() > 28 ? -1 : first.getDayOfMonth());
            case RULE -> orEmpty(rule).strip();
            case NEVER -> throw new IllegalArgumentException("Nothing recurs.");
        };
    }

    private String byDay(LocalDateTime first) {
        if (days == null || days.isEmpty()) {
            return first.getDayOfWeek().name().substring(0, 2);
        }
        days.forEach(day -> oneOf(day, List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU")));
        return String.join(",", days);
    }

    private LocalTime time() {
        try {
            return LocalTime.parse(orEmpty(firstTime).strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Write the time of day as hours and minutes, such as 09:00.", e);
        }
    }

    private static LocalDate date(@Nullable String text, String what) {
        try {
            return LocalDate.parse(orEmpty(text).strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Write the date of the " + what + " as year-month-day, such as 2027-02-01.", e);
        }
    }

    private static String oneOf(@Nullable String text, List<String> known) {
        if (text == null || !known.contains(text)) {
            throw new IllegalArgumentException("Choose one of: " + String.join(", ", known) + ".");
        }
        return text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
