package org.rollcall.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.rollcall.participant.Condition;
import org.rollcall.participant.Recurrence;

/** A condition as the person's page shows it: its next check-ins in the person's own time. */
public record ConditionLine(Condition condition, List<String> next, String review) {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    static ConditionLine of(Condition condition, ZoneId zone, Instant now) {
        Recurrence recurrence = condition.recurrence();
        Instant from = now.isAfter(condition.starts()) ? now : condition.starts();
        return new ConditionLine(
                condition,
                recurrence == null ? List.of() : next(recurrence, zone, from, 3),
                DAY.format(condition.review().atZone(zone)));
    }

    static List<String> next(Recurrence recurrence, ZoneId zone, Instant from, int most) {
        return recurrence.between(from, from.plus(800, ChronoUnit.DAYS), zone, most).stream()
                .map(at -> WHEN.format(at.atZone(zone)))
                .toList();
    }

    static String when(Instant at, ZoneId zone) {
        return WHEN.format(at.atZone(zone));
    }
}
