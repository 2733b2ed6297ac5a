package org.rollcall.location;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.track.zone.Schedule;

/**
 * When a zone is in force, by the week and the wall clock of a time zone: {@code Mon-Fri 22:00-06:00; Sat,Sun 20:00-08:00}.
 * A span whose end is not after its beginning goes on into the next day; one that begins and ends at the same time lasts
 * a day. No spans mean always.
 */
public record WeeklySchedule(List<Span> spans, ZoneId timeZone) implements Schedule {
    private static final Pattern SPAN =
            Pattern.compile("([A-Za-z]{3}(?:[-,][A-Za-z]{3})*)\\s+(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");
    private static final int MOST_SPANS = 50;

    /** A time of day on some days of the week. */
    public record Span(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
        /** Copies the days. */
        public Span {
            days = Set.copyOf(days);
        }

        /** Whether it goes on into the next day. */
        public boolean overnight() {
            return !until.isAfter(from);
        }
    }

    /** Copies the spans. */
    public WeeklySchedule {
        spans = List.copyOf(spans);
    }

    /** @throws IllegalArgumentException with a sentence that says how it is written */
    public static WeeklySchedule parse(String text, ZoneId timeZone) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split("[;\\n]", MOST_SPANS + 1)) {
            if (!part.isBlank()) {
                spans.add(span(part.strip()));
            }
        }
        if (spans.size() > MOST_SPANS) {
            throw new IllegalArgumentException("A schedule has at most " + MOST_SPANS + " spans.");
        }
        return new WeeklySchedule(spans, timeZone);
    }

    private static Span span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw unreadable(text);
        }
        try {
            return new Span(
                    days(matcher.group(1)), LocalTime.parse(matcher.group(2)), LocalTime.parse(matcher.group(3)));
        } catch (java.time.DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw unreadable(text);
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek day = day(ends[0]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(text.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw unreadable(text);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("The schedule cannot be read at “" + text
                + "”. Write days and times like this: Mon-Fri 22:00-06:00; Sat,Sun 20:00-08:00.");
    }

    /**
     * The same spans by the clock of another time zone, as the two clocks run in the week that begins at this instant. Where
     * one of them changes to or from summer time, another week may read differently.
     */
    public WeeklySchedule by(ZoneId other, Instant from) {
        if (other.equals(timeZone)) {
            return this;
        }
        Map<List<LocalTime>, Set<DayOfWeek>> moved = new LinkedHashMap<>();
        LocalDate first = from.atZone(timeZone).toLocalDate();
        for (Span span : spans) {
            for (int i = 0; i < DayOfWeek.values().length; i++) {
                LocalDate day = first.plusDays(i);
                if (span.days.contains(day.getDayOfWeek())) {
                    ZonedDateTime begins =
                            day.atTime(span.from).atZone(timeZone).withZoneSameInstant(other);
                    ZonedDateTime ends = day.plusDays(span.overnight() ? 1 : 0)
                            .atTime(span.until)
                            .atZone(timeZone)
                            .withZoneSameInstant(other);
                    moved.computeIfAbsent(
                                    List.of(begins.toLocalTime(), ends.toLocalTime()),
                                    times -> EnumSet.noneOf(DayOfWeek.class))
                            .add(begins.getDayOfWeek());
                }
            }
        }
        return new WeeklySchedule(
                moved.entrySet().stream()
                        .map(each -> new Span(
                                each.getValue(),
                                each.getKey().getFirst(),
                                each.getKey().getLast()))
                        .toList(),
                other);
    }

    @Override
    public boolean inForce(Instant instant) {
        if (spans.isEmpty()) {
            return true;
        }
        ZonedDateTime local = instant.atZone(timeZone);
        LocalTime time = local.toLocalTime();
        DayOfWeek today = local.getDayOfWeek();
        for (Span span : spans) {
            boolean begun = span.days.contains(today) && !time.isBefore(span.from);
            boolean goingOn = span.overnight() && span.days.contains(today.minus(1)) && time.isBefore(span.until);
            if (goingOn || begun && (span.overnight() || time.isBefore(span.until))) {
                return true;
            }
        }
        return false;
    }
}
