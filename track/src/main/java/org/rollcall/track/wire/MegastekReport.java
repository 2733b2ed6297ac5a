package org.rollcall.track.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * The newer form of Megastek: {@code $MGV002,device,name,R,date,time,A,latitude,N,longitude,E}, satellites of BeiDou, GPS
 * and GLONASS, HDOP, speed in km/h, course, altitude, mileage, the cell, inputs, temperatures, a field of charger and belt,
 * battery and alert. {@code S} instead of {@code R} is from the device's memory.
 *
 * <p>Models differ in the number of inputs, so charger, battery and alert are found from the alert backwards. Of charger and
 * belt the first digit is 1 while a charger is connected; the second is 0 when no belt is closed.
 */
final class MegastekReport {
    private static final int SATELLITES = 11;
    private static final int AFTER_CELL = 24;

    private MegastekReport() {}

    /** Reads the report that begins {@code shift} bytes into its frame. */
    static Frame read(String text, int shift) throws Garbled {
        int end = text.indexOf(';');
        String[] fields = (end < 0 ? text : text.substring(0, end)).split(",", -1);
        String device = LineSession.field(fields, 1, "the device");
        if (!device.matches("\\d{8,20}")) {
            throw Garbled.frame(at(fields, 1, shift), "the device is not 8 to 20 digits: \"" + device + "\"");
        }
        if (fields.length == 3) {
            return new Frame.KeepAlive(device, Reply.NONE);
        }
        Instant time = time(fields, shift);
        Extras.Builder extras = Extras.builder();
        Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
        Double battery = about(fields, extras, states);
        if (LineSession.field(fields, 3, "R or S").equals("S")) {
            extras.put("buffered", 1);
        }
        if (LineSession.field(fields, 7, "the latitude").isEmpty()
                || LineSession.field(fields, 9, "the longitude").isEmpty()) {
            return new Frame.Status(device, time, battery, states, extras.build(), Reply.NONE);
        }
        Fix.Builder fix = place(fields, time, shift).states(states).extras(extras.build());
        if (battery != null) {
            fix.battery(battery);
        }
        return new Frame.Fixes(device, List.of(fix.build()), Reply.NONE);
    }

    private static int at(String[] fields, int index, int shift) {
        return LineSession.at(fields, index) - 1 + shift;
    }

    private static Instant time(String[] fields, int shift) throws Garbled {
        String digits = LineSession.field(fields, 4, "the date") + LineSession.field(fields, 5, "the time");
        return Bcd.time(digits, false, ZoneOffset.UTC, at(fields, 4, shift));
    }

    private static Fix.Builder place(String[] fields, Instant time, int shift) throws Garbled {
        double latitude =
                Bcd.angle(fields[7].strip(), LineSession.field(fields, 8, "north or south"), at(fields, 7, shift));
        double longitude =
                Bcd.angle(fields[9].strip(), LineSession.field(fields, 10, "east or west"), at(fields, 9, shift));
        Fix.Builder fix =
                Fix.at(time, latitude, longitude).valid(fields[6].strip().equals("A"));
        // Some models count all satellites in one field.
        int counts = fields.length > SATELLITES + 1 && fields[SATELLITES + 1].contains(".") ? 1 : 3;
        Integer satellites = satellites(fields, counts);
        if (satellites != null) {
            fix.satellites(satellites);
        }
        int after = SATELLITES + counts;
        set(fields, after, "the dilution", fix::dop);
        set(fields, after + 1, "the speed", kmh -> fix.speed(kmh / 3.6));
        set(fields, after + 2, "the course", fix::course);
        set(fields, after + 3, "the altitude", fix::altitude);
        return fix;
    }

    private static @Nullable Integer satellites(String[] fields, int counts) throws Garbled {
        Integer sum = null;
        for (int i = SATELLITES; i < SATELLITES + counts && i < fields.length; i++) {
            Double count = LineSession.number(fields, i, "the satellites");
            if (count != null) {
                sum = (sum == null ? 0 : sum) + count.intValue();
            }
        }
        return sum;
    }

    private static void set(String[] fields, int index, String what, java.util.function.DoubleConsumer use)
            throws Garbled {
        Double value = index < fields.length ? LineSession.number(fields, index, what) : null;
        if (value != null) {
            use.accept(value);
        }
    }

    /** What stands behind the cell: inputs as they are, charger, belt, battery and alert. */
    private static @Nullable Double about(String[] fields, Extras.Builder extras, Set<TrackerState> states) {
        int alert = fields.length - 1;
        while (alert > AFTER_CELL && !fields[alert].strip().matches("[A-Za-z][A-Za-z0-9 /_-]*")) {
            alert--;
        }
        if (alert <= AFTER_CELL) {
            return null;
        }
        for (int i = AFTER_CELL; i < alert - 2; i++) {
            if (!fields[i].isBlank()) {
                extras.put("field" + i, fields[i].strip());
            }
        }
        extras.put("alert", fields[alert].strip());
        MegastekAlerts.add(fields[alert], states);
        String connected = fields[alert - 2].strip();
        if (!connected.isEmpty()) {
            extras.put("connected", connected);
        }
        if (connected.matches("[01][0-3]\\d*")) {
            if (connected.charAt(0) == '1') {
                states.add(TrackerState.CHARGING);
            }
            if (connected.charAt(1) == '0') {
                states.add(TrackerState.STRAP_OPEN);
            }
        }
        String battery = fields[alert - 1].strip();
        return battery.matches("\\d{1,3}") && Integer.parseInt(battery) <= 100 ? Double.valueOf(battery) : null;
    }
}
