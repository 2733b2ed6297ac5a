package org.rollcall.track.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * The text form of H02: speed in knots, times in UTC, in the status a bit that is 0 means the state is on. A report that has
 * no time or no place, as before the first fix, is a status with its fields.
 */
final class H02Text {
    private static final double KNOT = 1852.0 / 3600.0;
    private static final int VIBRATION_BIT = 1;
    private static final int SOS_BIT = 1 << 1;
    private static final int POWER_BIT = 1 << 19;
    private static final Pattern POSITION = Pattern.compile("V[0-24-9P]\\d?|VI1|VP1");
    private static final Pattern SIGNED = Pattern.compile("-(\\d{1,3})-(\\d{1,2}(?:\\.\\d{1,8})?)");
    private static final Set<String> ANSWERED = Set.of("LINK", "NBR", "V3");
    private static final Set<String> HEARTBEATS = Set.of("HTBT", "V0");
    private static final Set<String> DATED = Set.of("A", "B");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private H02Text() {}

    /**
     * Reads what stands between {@code *} and {@code #}.
     *
     * @param known the device of the connection, whose reports may leave it out; empty while it has not been said
     */
    static Frame read(String content, String known) throws Garbled {
        String[] fields = content.split(",", -1);
        String maker = LineSession.field(fields, 0, "the maker");
        String sent = LineSession.field(fields, 1, "the device");
        String device = sent.isEmpty() ? known : sent;
        if (!device.matches("[0-9A-Za-z]{4,20}")) {
            throw Garbled.frame(
                    LineSession.at(fields, 1), "the device is not 4 to 20 digits or letters: \"" + device + "\"");
        }
        String command = LineSession.field(fields, 2, "the command");
        int time = POSITION.matcher(command).matches() ? time(fields, command) : 0;
        if (time > 0) {
            return position(fields, time, maker, device, command);
        }
        if (command.equals("VP1") && fields.length > 9 && DATED.contains(fields[3])) {
            return dated(fields, device);
        }
        if ((command.equals("V4") || command.equals("SMS")) && fields.length > 3) {
            return new Frame.Answer(device, String.join(",", Arrays.copyOfRange(fields, 3, fields.length)), Reply.NONE);
        }
        return status(fields, maker, device, command);
    }

    /** Where the time of the position stands; 0 when there is none. Answers to commands (V4) have words before it. */
    private static int time(String[] fields, String command) {
        if (!command.equals("V4")) {
            boolean blank = fields.length <= 8
                    || fields[3].isBlank() && fields[4].isBlank()
                    || !fields[3].strip().matches("\\d{6}")
                    || fields[6].strip().matches("0?")
                    || fields[5].isBlank();
            return blank && !isBroken(fields) ? 0 : 3;
        }
        for (int i = 3; i + 9 < fields.length; i++) {
            if (fields[i].matches("\\d{6}") && fields[i + 3].matches("[NS]") && fields[i + 5].matches("[EW]")) {
                return i;
            }
        }
        return 0;
    }

    /** A report that says it has a fix is none without a place: it is broken, not early. */
    private static boolean isBroken(String[] fields) {
        return fields.length > 4
                && fields[4].strip().equals("A")
                && fields[3].strip().matches("\\d{6}");
    }

    private static Frame status(String[] fields, String maker, String device, String command) throws Garbled {
        Extras.Builder extras = Extras.builder().put("command", command);
        for (int i = 3; i < fields.length; i++) {
            extras.put("field" + i, fields[i]);
        }
        int at = command.equals("HTBT") ? 3 : command.equals("LINK") ? 6 : fields.length;
        Double battery = at < fields.length ? LineSession.number(fields, at, "the battery") : null;
        boolean percent = battery != null && battery >= 0 && battery <= 100;
        Instant time = ANSWERED.contains(command) ? when(fields) : null;
        Reply reply = time == null ? heartbeat(maker, device, command) : confirm(maker, device, command, time);
        Set<TrackerState> states = time == null ? Set.of() : states(fields);
        return new Frame.Status(device, time, percent ? battery : null, states, extras.build(), reply);
    }

    /** A heartbeat is answered with itself. */
    private static Reply heartbeat(String maker, String device, String command) {
        return HEARTBEATS.contains(command)
                ? H02.confirm("*" + maker + "," + device + "," + command + "#")
                : Reply.NONE;
    }

    /** A position with a date and no time of day, as one device sends it: its time is the day's beginning, and marked. */
    private static Frame dated(String[] fields, String device) throws Garbled {
        double latitude = angle(fields, 4, "the latitude");
        double longitude = angle(fields, 6, "the longitude");
        int at = LineSession.at(fields, 10);
        String date = LineSession.field(fields, 10, "the date");
        Fix.Builder fix = Fix.at(Bcd.time(date + "000000", false, ZoneOffset.UTC, at), latitude, longitude)
                .state(TrackerState.CLOCK_WRONG)
                .extra("command", fields[2])
                .extra("validity", fields[3])
                .extra("time.sent", date);
        set(LineSession.number(fields, 8, "the speed"), knots -> fix.speed(knots * KNOT));
        set(LineSession.number(fields, 9, "the course"), fix::course);
        return new Frame.Fixes(device, List.of(fix.build()), Reply.NONE);
    }

    /** Time first and date before the status; null when they are none. */
    private static @Nullable Instant when(String[] fields) {
        int status = statusField(fields, 3);
        if (status < 5) {
            return null;
        }
        try {
            return Bcd.time(fields[status - 1].strip() + fields[3].strip(), false, ZoneOffset.UTC, 0);
        } catch (Garbled none) {
            return null;
        }
    }

    private static Set<TrackerState> states(String[] fields) {
        Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
        int status = Integer.parseUnsignedInt(fields[statusField(fields, 3)].strip(), 16);
        if ((status & VIBRATION_BIT) == 0) {
            states.add(TrackerState.MOVING);
        }
        if ((status & SOS_BIT) == 0) {
            states.add(TrackerState.SOS);
        }
        if ((status & POWER_BIT) == 0) {
            states.add(TrackerState.POWER_LOST);
        }
        return states;
    }

    private static int statusField(String[] fields, int from) {
        for (int i = from; i < fields.length; i++) {
            if (fields[i].strip().matches("[0-9A-Fa-f]{8}")) {
                return i;
            }
        }
        return -1;
    }

    private static Frame position(String[] fields, int at, String maker, String device, String command) throws Garbled {
        String clock = LineSession.field(fields, at, "the time");
        String valid = LineSession.field(fields, at + 1, "the validity");
        double latitude = angle(fields, at + 2, "the latitude");
        double longitude = angle(fields, at + 4, "the longitude");
        // Some devices put the battery before the date.
        boolean six = LineSession.field(fields, at + 8, "the date").matches("\\d{6}");
        int date = six || at + 9 >= fields.length || !fields[at + 9].matches("\\d{6}") ? at + 8 : at + 9;
        Instant time = Bcd.time(
                LineSession.field(fields, date, "the date") + clock, false, ZoneOffset.UTC, LineSession.at(fields, at));
        Fix.Builder fix = Fix.at(time, latitude, longitude)
                .valid(valid.equals("A") || valid.matches("\\d+"))
                .extra("command", command);
        set(LineSession.number(fields, at + 6, "the speed"), knots -> fix.speed(knots * KNOT));
        set(LineSession.number(fields, at + 7, "the course"), fix::course);
        if (date > at + 8) {
            fix.extra("batteryLevel", fields[at + 8]);
        }
        if (at > 3) {
            fix.extra("answer", String.join(",", Arrays.copyOfRange(fields, 3, at)));
        }
        rest(fields, date + 1, fix);
        Reply reply = at > 3 ? Reply.NONE : confirm(maker, device, command, time);
        return new Frame.Fixes(device, List.of(fix.build()), reply);
    }

    /** The status stands behind the date or, in some models, behind the numbers of the SIM card. */
    private static void rest(String[] fields, int from, Fix.Builder fix) throws Garbled {
        int status = statusField(fields, from);
        if (status < 0) {
            throw Garbled.frame(
                    LineSession.at(fields, from),
                    "the status is not eight hexadecimal digits: \"" + LineSession.field(fields, from, "the status")
                            + "\"");
        }
        String hex = fields[status].strip();
        fix.extra("status", hex);
        states(Integer.parseUnsignedInt(hex, 16), fix);
        for (int i = from; i < fields.length; i++) {
            if (i > status || i < status && !fields[i].isEmpty()) {
                fix.extra("field" + i, fields[i]);
            }
        }
    }

    /** What the status of either form says. */
    static void status(int status, Fix.Builder fix) {
        fix.extra("status", "%08X".formatted(status));
        states(status, fix);
    }

    private static void states(int status, Fix.Builder fix) {
        fix.state(TrackerState.MOVING, (status & VIBRATION_BIT) == 0);
        fix.state(TrackerState.SOS, (status & SOS_BIT) == 0);
        fix.state(TrackerState.POWER_LOST, (status & POWER_BIT) == 0);
    }

    /** Degrees and minutes; some devices write {@code -dd-mm.mmmm}, some leave the point out. */
    private static double angle(String[] fields, int index, String what) throws Garbled {
        String text = LineSession.field(fields, index, what);
        String hemisphere = LineSession.field(fields, index + 1, "the hemisphere");
        int at = LineSession.at(fields, index);
        Matcher signed = SIGNED.matcher(text);
        if (signed.matches()) {
            double degrees = Integer.parseInt(signed.group(1)) + Double.parseDouble(signed.group(2)) / 60;
            return Bcd.signed(degrees, hemisphere, at);
        }
        if (text.matches("\\d{1,2}\\.\\d{1,8}")) {
            // Below one degree some devices leave its zeros out.
            return Bcd.angle("0".repeat(4 - text.indexOf('.')) + text, hemisphere, at);
        }
        boolean pointless = text.matches("\\d{7,9}");
        return Bcd.angle(
                pointless
                        ? new StringBuilder(text).insert(text.length() - 4, '.').toString()
                        : text,
                hemisphere,
                at);
    }

    private static void set(@Nullable Double value, java.util.function.DoubleConsumer use) {
        if (value != null) {
            use.accept(value);
        }
    }

    private static Reply confirm(String maker, String device, String command, Instant time) {
        return H02.confirm("*" + maker + "," + device + ",V4," + command + "," + STAMP.format(time) + "#");
    }
}
