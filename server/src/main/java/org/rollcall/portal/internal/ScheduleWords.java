package org.rollcall.portal.internal;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.location.WeeklySchedule;

/** A week's schedule in words, such as “Monday – Friday: 10:00 PM to 6:00 AM the next day”. */
final class ScheduleWords {
    /** From three days on, the first and the last are named. */
    private static final int RUN = 3;

    private ScheduleWords() {}

    static List<String> of(WeeklySchedule schedule, Texts texts) {
        return schedule.spans().isEmpty()
                ? List.of(texts.say("zone.always"))
                : schedule.spans().stream().map(span -> line(span, texts)).toList();
    }

    private static String line(WeeklySchedule.Span span, Texts texts) {
        String days = days(span.days(), texts);
        if (span.from().equals(LocalTime.MIDNIGHT) && span.until().equals(LocalTime.MIDNIGHT)) {
            return texts.say("zone.all_day", days);
        }
        return texts.say(
                span.overnight() ? "zone.overnight" : "zone.span",
                days,
                texts.clock(span.from()),
                texts.clock(span.until()));
    }

    private static String days(Set<DayOfWeek> days, Texts texts) {
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
