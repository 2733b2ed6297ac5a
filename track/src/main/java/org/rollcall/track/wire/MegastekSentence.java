package org.rollcall.track.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * The older form of Megastek: the sentence {@code $GPRMC} of NMEA 0183 between the device and its state. With commas the
 * state is {@code F,alert,imei:device,satellites,altitude,Battery=52%,…,charger,cell;}; without them the device has 16
 * places and the state is cell, signal, battery, flags, inputs and, last, the alert.
 */
final class MegastekSentence {
    private static final double KNOT = 1852.0 / 3600.0;
    private static final String SENTENCE = "$GPRMC,";
    private static final String IMEI = "imei:";
    private static final int PLACES = 16;

    private MegastekSentence() {}

    static Frame read(String text) throws Garbled {
        int sentence = text.indexOf(SENTENCE);
        if (sentence < 0) {
            throw Garbled.frame(text.length(), "$GPRMC is missing");
        }
        int end = text.indexOf(';');
        String[] fields = text.substring(sentence + 1, end < 0 ? text.length() : Math.max(end, sentence + 1))
                .split(",", -1);
        Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
        Fix.Builder fix = place(fields, sentence);
        String device = device(text, sentence);
        int imei = imei(fields);
        if (imei > 0) {
            device = fields[imei].strip().substring(IMEI.length());
            named(fields, imei, fix, states);
        } else {
            numbered(fields, fix, states);
        }
        if (!device.matches("[0-9A-Za-z]{4,20}")) {
            throw Garbled.frame(4, "the device is not 4 to 20 digits or letters: \"" + device + "\"");
        }
        if (text.startsWith("LOG")) {
            fix.extra("buffered", 1);
        }
        return new Frame.Fixes(device, List.of(fix.states(states).build()), Reply.NONE);
    }

    private static String device(String text, int sentence) {
        String head = text.substring(text.indexOf("STX") + 3, sentence);
        if (head.startsWith(",")) {
            return head.replace(",", "").strip();
        }
        return head.substring(0, Math.min(PLACES, head.length())).strip();
    }

    private static Fix.Builder place(String[] fields, int shift) throws Garbled {
        String clock = LineSession.field(fields, 1, "the time").replaceFirst("\\.\\d{1,3}$", "");
        int timeAt = LineSession.at(fields, 1) + shift;
        Instant time = Bcd.time(LineSession.field(fields, 9, "the date") + clock, false, ZoneOffset.UTC, timeAt);
        double latitude = Bcd.angle(
                LineSession.field(fields, 3, "the latitude"),
                LineSession.field(fields, 4, "north or south"),
                LineSession.at(fields, 3) + shift);
        double longitude = Bcd.angle(
                LineSession.field(fields, 5, "the longitude"),
                LineSession.field(fields, 6, "east or west"),
                LineSession.at(fields, 5) + shift);
        Fix.Builder fix =
                Fix.at(time, latitude, longitude).valid(fields[2].strip().equals("A"));
        Double knots = LineSession.number(fields, 7, "the speed");
        if (knots != null) {
            fix.speed(knots * KNOT);
        }
        Double course = LineSession.number(fields, 8, "the course");
        if (course != null) {
            fix.course(course);
        }
        return fix;
    }

    private static int imei(String[] fields) {
        for (int i = 10; i < fields.length; i++) {
            if (fields[i].strip().startsWith(IMEI)) {
                return i;
            }
        }
        return -1;
    }

    private static void named(String[] fields, int imei, Fix.Builder fix, Set<TrackerState> states) {
        alert(fields[imei - 1], fix, states);
        if (imei >= 2) {
            fix.extra("signal", fields[imei - 2].strip());
        }
        Double satellites = imei + 1 < fields.length ? plain(fields[imei + 1].split("/", 2)[0]) : null;
        if (satellites != null) {
            fix.satellites(satellites.intValue());
        }
        Double altitude = imei + 2 < fields.length ? plain(fields[imei + 2]) : null;
        if (altitude != null) {
            fix.altitude(altitude);
        }
        for (int i = imei + 3; i < fields.length; i++) {
            String field = fields[i].strip();
            if (field.matches("Battery=\\d{1,3}%")) {
                fix.battery(Integer.parseInt(field.substring(8, field.length() - 1)));
                fix.state(TrackerState.CHARGING, isCharging(fields, i));
                return;
            }
        }
    }

    /** The charger follows the battery, in some models after an empty field. */
    private static boolean isCharging(String[] fields, int battery) {
        int charger = battery + 1 < fields.length && fields[battery + 1].isBlank() ? battery + 2 : battery + 1;
        return charger < fields.length && fields[charger].strip().equals("1");
    }

    private static void numbered(String[] fields, Fix.Builder fix, Set<TrackerState> states) {
        int checked = 10;
        while (checked < fields.length && !fields[checked].contains("*")) {
            checked++;
        }
        if (checked + 6 >= fields.length) {
            return;
        }
        Double battery = plain(fields[checked + 6]);
        if (battery != null) {
            fix.battery(battery);
        }
        for (int i = checked + 7; i < fields.length - 1; i++) {
            fix.extra("field" + i, fields[i].strip());
        }
        alert(fields[fields.length - 1], fix, states);
    }

    private static void alert(String name, Fix.Builder fix, Set<TrackerState> states) {
        fix.extra("alert", name.strip());
        MegastekAlerts.add(name, states);
    }

    private static @Nullable Double plain(String text) {
        return text.strip().matches("-?\\d{1,6}(\\.\\d{1,6})?") ? Double.valueOf(text.strip()) : null;
    }
}
