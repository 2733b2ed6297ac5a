package org.rollcall.location;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Recurrence;

/** Reads a schedule as it is written. Each throws IllegalArgumentException with the part that cannot be read. */
final class ScheduleText {
    private static final String TIMES = "\\s+(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})";
    private static final Pattern WEEKLY = Pattern.compile("([A-Za-z]{3}(?:[-,][A-Za-z]{3})*)" + TIMES);
    private static final Pattern DATED =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})" + TIMES + "(?:\\s*\\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern LOOKS_DATED = Pattern.compile("\\d{4}-.*", Pattern.DOTALL);
    private static final Pattern EXCEPT = Pattern.compile("except\\b(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern DAYS =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\s*\\.\\.\\s*(\\d{4}-\\d{2}-\\d{2}))?");

    private static final String AS_WEEKLY = "Write days and times like this: Mon-Fri 22:00-06:00; Sat,Sun 20:00-08:00.";
    private static final String AS_DATED = "Write a date and times like this: 2026-12-07 09:00-17:00;"
            + " with a rule, if it recurs: 2026-11-28 20:00-08:00 (FREQ=WEEKLY;INTERVAL=2;BYDAY=SA).";
    private static final String AS_EXCEPT =
            "Write the days it does not hold like this: except 2026-12-24, 2026-12-31..2027-01-02.";

    private static final int MOST_SPANS = 50;
    /** A year mistyped would make a rule run for centuries. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

    private final List<ScheduleSpan> spans = new ArrayList<>();
    private final List<ZoneSchedule.Days> exceptions = new ArrayList<>();

    private ScheduleText() {}

    static ZoneSchedule read(String text, ZoneId timeZone) {
        var read = new ScheduleText();
        for (String part : parts(text)) {
            read.part(part);
        }
        if (read.spans.size() > MOST_SPANS) {
            throw new IllegalArgumentException("A schedule has at most " + MOST_SPANS + " spans.");
        }
        return new ZoneSchedule(read.spans, read.exceptions, timeZone);
    }

    /** Those between semicolons and ends of lines that do not belong to a rule in brackets. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        boolean inBrackets = false;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char at = i < text.length() ? text.charAt(i) : ';';
            if (at == '(' || at == ')') {
                inBrackets = at == '(';
            } else if (i == text.length() || !inBrackets && (at == ';' || at == '\n')) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private void part(String part) {
        Matcher except = EXCEPT.matcher(part);
        if (except.matches()) {
            for (String days : except.group(1).split(",", -1)) {
                exceptions.add(days(days.isBlank() ? part : days.strip()));
            }
        } else {
            spans.add(LOOKS_DATED.matcher(part).matches() ? dated(part) : weekly(part));
        }
    }

    private static ScheduleSpan weekly(String part) {
        Matcher matcher = WEEKLY.matcher(part);
        if (!matcher.matches()) {
            throw unreadable(part, AS_WEEKLY);
        }
        return new ScheduleSpan.Weekly(
                weekdays(matcher.group(1)),
                time(matcher.group(2), part, AS_WEEKLY),
                time(matcher.group(3), part, AS_WEEKLY));
    }

    private static ScheduleSpan dated(String part) {
        Matcher matcher = DATED.matcher(part);
        if (!matcher.matches()) {
            throw unreadable(part, AS_DATED);
        }
        LocalDate date = date(matcher.group(1), part, AS_DATED);
        LocalTime from = time(matcher.group(2), part, AS_DATED);
        LocalTime until = time(matcher.group(3), part, AS_DATED);
        String rule = matcher.group(4);
        return rule == null
                ? new ScheduleSpan.Once(date, from, until)
                : new ScheduleSpan.Recurring(ruled(rule, date, from, part), from, until);
    }

    private static RuleDays ruled(String rule, LocalDate date, LocalTime from, String part) {
        try {
            return new RuleDays(new Recurrence(rule.strip(), date.atTime(from)));
        } catch (IllegalArgumentException e) {
            throw unreadable(part, String.valueOf(e.getMessage()));
        }
    }

    private static ZoneSchedule.Days days(String written) {
        Matcher matcher = DAYS.matcher(written);
        if (!matcher.matches()) {
            throw unreadable(written, AS_EXCEPT);
        }
        LocalDate first = date(matcher.group(1), written, AS_EXCEPT);
        @Nullable String until = matcher.group(2);
        LocalDate last = until == null ? first : date(until, written, AS_EXCEPT);
        if (last.isBefore(first)) {
            throw unreadable(written, "Write the earlier day first.");
        }
        return new ZoneSchedule.Days(first, last);
    }

    private static Set<DayOfWeek> weekdays(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw unreadable(text, AS_WEEKLY);
            }
            DayOfWeek last = weekday(ends[ends.length - 1]);
            DayOfWeek day = weekday(ends[0]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek weekday(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(text.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw unreadable(text, AS_WEEKLY);
    }

    private static LocalTime time(String written, String part, String how) {
        try {
            return LocalTime.parse(written);
        } catch (DateTimeException e) {
            throw unreadable(part, how);
        }
    }

    private static LocalDate date(String written, String part, String how) {
        LocalDate date;
        try {
            date = LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw unreadable(part, how);
        }
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw unreadable(part, "A date lies in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return date;
    }

    private static IllegalArgumentException unreadable(String part, String how) {
        return new IllegalArgumentException("The schedule cannot be read at “" + part + "”. " + how);
    }
}
