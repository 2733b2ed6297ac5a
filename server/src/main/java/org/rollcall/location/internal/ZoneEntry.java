package org.rollcall.location.internal;

import java.time.ZoneOffset;
import org.rollcall.location.ZoneSchedule;
import org.rollcall.track.JsonText;
import org.rollcall.track.zone.Area;
import org.rollcall.track.zone.GeoJson;

/** Checks what is entered of zones and their templates. Each throws IllegalArgumentException with what to do. */
final class ZoneEntry {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SCHEDULE = 1_000;
    private static final int LONGEST_AREA = 200_000;

    private ZoneEntry() {}

    static String name(String entered) {
        String name = entered.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("Give the zone a name of 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    static String schedule(String entered) {
        String schedule = entered.strip().replaceAll("\\R", "\n");
        if (schedule.length() > LONGEST_SCHEDULE) {
            throw new IllegalArgumentException("The schedule is longer than " + LONGEST_SCHEDULE + " characters.");
        }
        // Whether it can be read does not depend on the zone by which it runs.
        ZoneSchedule.parse(schedule, ZoneOffset.UTC);
        return schedule;
    }

    static Area area(String geoJson) {
        if (geoJson.length() > LONGEST_AREA) {
            throw new IllegalArgumentException(
                    "The area is longer than " + LONGEST_AREA + " characters: draw it simpler.");
        }
        try {
            return GeoJson.parse(geoJson);
        } catch (JsonText.Malformed e) {
            String why = String.valueOf(e.getMessage());
            throw new IllegalArgumentException("The area cannot be taken: " + why + (why.endsWith(".") ? "" : "."), e);
        }
    }
}
