package org.rollcall.track.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * The position of a watch: date, time in UTC, validity, latitude, longitude, speed in km/h, course, altitude, satellites,
 * signal, battery in percent, steps, tumbles and a status; behind it the cells and access points around, which are kept as
 * they were sent, and with some makers the accuracy in metres.
 */
final class WatchPosition {
    private static final int STATUS = 15;
    private static final int AFTER_HEAD = 4;

    private WatchPosition() {}

    /** The field its date stands in; 0 when the message has none. */
    static int in(String[] fields) {
        int at = fields[0].equals("WAD") || fields[0].equals("PP") ? 2 : 1;
        return named(fields[0]) && fields.length > at + AFTER_HEAD ? at : 0;
    }

    static boolean named(String word) {
        return word.matches("UD\\w*|AL\\w*|WT|WG|WAD|PP");
    }

    /** With the byte of the frame at which the content begins. */
    static Fix.Builder read(String[] fields, int first, int contentAt) throws Garbled {
        int place = contentAt + LineSession.at(fields, first) - 1;
        String date = LineSession.field(fields, first, "the date");
        String clock = LineSession.field(fields, first + 1, "the time");
        Instant time = Bcd.time(date + clock, false, ZoneOffset.UTC, place);
        double latitude = angle(fields, first + 3, "the latitude", place);
        double longitude = angle(fields, first + 5, "the longitude", place);
        boolean unsigned = unsigned(fields, first + 3, latitude) || unsigned(fields, first + 5, longitude);
        boolean valid = LineSession.field(fields, first + 2, "the validity").equals("A") && !unsigned;
        Fix.Builder fix = Fix.at(time, latitude, longitude).valid(valid).extra("command", fields[0]);
        set(LineSession.number(fields, first + 7, "the speed"), kmh -> fix.speed(kmh / 3.6));
        set(LineSession.number(fields, first + 8, "the course"), fix::course);
        set(LineSession.number(fields, first + 9, "the altitude"), fix::altitude);
        set(LineSession.number(fields, first + 10, "the satellites"), number -> fix.satellites((int) number));
        set(LineSession.number(fields, first + 12, "the battery"), fix::battery);
        fix.extra("signal", LineSession.field(fields, first + 11, "the signal"));
        fix.extra("steps", LineSession.field(fields, first + 13, "the steps"));
        fix.extra("tumbles", LineSession.field(fields, first + 14, "the tumbles"));
        for (int i = 1; i < first; i++) {
            fix.extra("field" + i, fields[i]);
        }
        status(fields, first + STATUS, place, fix);
        around(fields, first + STATUS + 1, valid, fix);
        return fix;
    }

    /** Where the hemisphere is south or west, some makers write the sign too. */
    private static double angle(String[] fields, int index, String what, int place) throws Garbled {
        Double value = LineSession.number(fields, index, what);
        double degrees = value == null ? 0 : value;
        String hemisphere = LineSession.field(fields, index + 1, "the hemisphere");
        if (hemisphere.isEmpty()) {
            return degrees;
        }
        return hemisphere.matches("[SW]") ? -Math.abs(degrees) : Bcd.signed(degrees, hemisphere, place);
    }

    /** Without its hemisphere, a place is one of two. */
    private static boolean unsigned(String[] fields, int index, double degrees) {
        return degrees > 0 && fields[index + 1].isBlank();
    }

    private static void status(String[] fields, int index, int place, Fix.Builder fix) throws Garbled {
        String status = LineSession.field(fields, index, "the status");
        if (!status.matches("[0-9A-Fa-f]{1,8}")) {
            throw Garbled.frame(place, "the status is not hexadecimal: \"" + status + "\"");
        }
        fix.extra("status", status).states(states(Integer.parseUnsignedInt(status, 16)));
    }

    /**
     * The low half are states, the high half alarms; both mean that it is so now. That the bracelet was taken off is the alarm
     * alone: watches send the state (bit 3) with positions at which nobody touched them. Bit 14 is in no document: watches set
     * it when they are taken off their charger.
     */
    private static Set<TrackerState> states(int status) {
        Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
        add(states, TrackerState.BATTERY_LOW, status & (1 | 1 << 17));
        add(states, TrackerState.STRAP_OPEN, status & 1 << 20);
        add(states, TrackerState.POWER_LOST, status & 1 << 14);
        add(states, TrackerState.SOS, status & 1 << 16);
        add(states, TrackerState.FALL, status & 1 << 21);
        return states;
    }

    private static void add(Set<TrackerState> states, TrackerState state, int bits) {
        if (bits != 0) {
            states.add(state);
        }
    }

    /** The number of cells, their network and cells of three fields each, the number of access points and three each. */
    private static void around(String[] fields, int from, boolean valid, Fix.Builder fix) {
        if (from >= fields.length) {
            return;
        }
        fix.extra("networks", String.join(",", Arrays.copyOfRange(fields, from, fields.length)));
        int cells = count(fields, from);
        int points = from + (cells > 0 ? 4 + 3 * cells : 1);
        int last = points + 1 + 3 * count(fields, points);
        boolean meant = valid && last == fields.length - 1 && fields[last].matches("\\d{1,6}\\.\\d{1,9}");
        double metres = meant ? Double.parseDouble(fields[last]) : 0;
        if (metres > 0) {
            fix.accuracy(metres);
        }
    }

    private static int count(String[] fields, int index) {
        return index < fields.length && fields[index].matches("\\d{1,2}") ? Integer.parseInt(fields[index]) : 0;
    }

    private static void set(@Nullable Double value, java.util.function.DoubleConsumer use) {
        if (value != null) {
            use.accept(value);
        }
    }
}
