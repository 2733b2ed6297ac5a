package org.rollcall.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rollcall.location.DaySummary;
import org.rollcall.track.stay.Stretch;

/**
 * A stay, a trip or a silence as the map's page lists it.
 *
 * @param when from and until, in the person's own time
 * @param words what it was
 * @param length how long it was
 */
public record StretchLine(String when, String words, String length) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final double METRES_IN_KILOMETRE = 1_000;

    static StretchLine of(DaySummary.Part part, ZoneId zone) {
        Stretch stretch = part.stretch();
        String words = switch (stretch) {
            case Stretch.Stay _ -> part.zone() == null ? "Stayed in no zone" : "Stayed in “" + part.zone() + "”";
            case Stretch.Trip trip ->
                String.format(Locale.ENGLISH, "On the way, %.1f km", trip.metres() / METRES_IN_KILOMETRE);
            case Stretch.Silence _ -> "Nothing known";
        };
        String when = time(stretch.from(), zone) + " – " + time(stretch.until(), zone);
        return new StretchLine(when, words, words(stretch.length()));
    }

    static String words(Duration length) {
        long hours = length.toHours();
        return (hours == 0 ? "" : hours + " h ") + length.toMinutesPart() + " min";
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
