package org.rollcall.console.internal;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.rollcall.staff.Purpose;

/** What a form's lists offer. */
public final class Choices {
    /** The zones of the United States and its territories first: they are what is nearly always wanted. */
    private static final List<String> NEAR = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico",
            "Pacific/Guam");

    private static final List<String> OTHERS = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
            .filter(id -> !NEAR.contains(id))
            .sorted()
            .toList();

    private Choices() {}

    public static List<String> nearZones() {
        return NEAR;
    }

    public static List<String> otherZones() {
        return OTHERS;
    }

    public static List<Purpose> purposes() {
        return Arrays.asList(Purpose.values());
    }

    /** A purpose as people read it. */
    public static String words(Purpose purpose) {
        String low = purpose.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(low.charAt(0)) + low.substring(1);
    }
}
