package org.rollcall.portal.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.location.ScheduleSpan;
import org.rollcall.location.ZoneSchedule;
import org.rollcall.track.zone.Intervals.Interval;

/** A schedule in words by the person's own clock, such as “Monday – Friday: 10:00 PM to 6:00 AM the next day”. */
final class ScheduleWords {
    /** From three days on, the first and the last are named. */
    private static final int RUN = 3;

    /** Of what recurs by a rule so many times are named: nobody has to read the rule. */
    private static final int NEXT = 3;

    private final ZoneSchedule schedule;
    private final ZoneId clock;
    private final Texts texts;

    private ScheduleWords(ZoneSchedule schedule, ZoneId clock, Texts texts) {
        this.schedule = schedule;
        this.clock = clock;
        this.texts = texts;
    }

    /** One line each; what is over at this instant is left out. */
    static List<String> of(ZoneSchedule schedule, ZoneId clock, Instant now, Texts texts) {
        var words = new ScheduleWords(schedule, clock, texts);
        List<String> lines = new ArrayList<>(words.times(now));
        lines.addAll(words.exceptions(now));
        return lines;
    }

    private List<String> times(Instant now) {
        if (schedule.spans().isEmpty()) {
            return List.of(texts.say("zone.always"));
        }
        List<String> lines = new ArrayList<>();
        schedule.weeklyBy(clock, now).forEach(span -> lines.add(line(days(span.days()), span.from(), span.until())));
        Stream.of(ScheduleSpan.Once.class, ScheduleSpan.Recurring.class)
                .flatMap(kind -> schedule.spans().stream().filter(kind::isInstance))
                .forEach(span -> {
                    List<Interval> coming = schedule.coming(span, now, NEXT + 1);
                    coming.stream().limit(NEXT).map(this::dated).forEach(lines::add);
                    if (coming.size() > NEXT) {
                        lines.add(texts.say("zone.more"));
                    }
                });
        return lines.isEmpty() ? List.of(texts.say("zone.no_more")) : lines;
    }

    private String dated(Interval interval) {
        LocalDateTime from = LocalDateTime.ofInstant(interval.from(), clock);
        LocalDateTime until = LocalDateTime.ofInstant(interval.to(), clock);
        // As the line says it; a day on which the clocks change may last longer than from one time to the same.
        boolean sameDay = until.toLocalTime().isAfter(from.toLocalTime());
        if (until.toLocalDate().equals(from.toLocalDate().plusDays(sameDay ? 0 : 1))) {
            return line(texts.day(from.toLocalDate()), from.toLocalTime(), until.toLocalTime());
        }
        return texts.say("permission.when", texts.time(interval.from(), clock), texts.time(interval.to(), clock));
    }

    private String line(String days, LocalTime from, LocalTime until) {
        if (from.equals(LocalTime.MIDNIGHT) && until.equals(LocalTime.MIDNIGHT)) {
            return texts.say("zone.all_day", days);
        }
        return texts.say(
                until.isAfter(from) ? "zone.span" : "zone.overnight", days, texts.clock(from), texts.clock(until));
    }

    private List<String> exceptions(Instant now) {
        List<String> lines = new ArrayList<>();
        schedule.comingExceptions(now).forEach(each -> lines.add(exception(each)));
        boolean overMidnight = !schedule.spans().isEmpty()
                && (!clock.equals(schedule.timeZone())
                        || schedule.spans().stream().anyMatch(ScheduleSpan::overnight));
        if (!lines.isEmpty() && overMidnight) {
            lines.add(texts.say("zone.except_begins"));
        }
        return lines;
    }

    private String exception(Interval interval) {
        LocalDate first = LocalDate.ofInstant(interval.from(), clock);
        LocalDate end = LocalDate.ofInstant(interval.to(), clock);
        boolean wholeDays = first.atStartOfDay(clock).toInstant().equals(interval.from())
                && end.atStartOfDay(clock).toInstant().equals(interval.to());
        if (!wholeDays) {
            return texts.say(
                    "zone.except_between", texts.time(interval.from(), clock), texts.time(interval.to(), clock));
        }
        LocalDate last = end.minusDays(1);
        return texts.say(
                "zone.except",
                last.equals(first) ? texts.day(first) : texts.say("zone.days", texts.day(first), texts.day(last)));
    }

    private String days(Set<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return texts.say("zone.every_day");
        }
        return runs(days).stream()
                .flatMap(run -> run.size() < RUN
                        ? run.stream().map(texts::weekday)
                        : Stream.of(
                                texts.say("zone.days", texts.weekday(run.getFirst()), texts.weekday(run.getLast()))))
                .reduce((days1, days2) -> texts.say("zone.and_days", days1, days2))
                .orElse("");
    }

    /** Days that follow one another, from Monday on. */
    private static List<List<DayOfWeek>> runs(Set<DayOfWeek> days) {
        List<List<DayOfWeek>> runs = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (days.contains(day)) {
                if (runs.isEmpty() || runs.getLast().getLast().plus(1) != day) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(day);
            }
        }
        return runs;
    }
}
