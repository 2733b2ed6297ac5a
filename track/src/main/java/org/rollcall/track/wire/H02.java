package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * H02, the text form, {@code *HQ,device,V1,time,A,latitude,N,longitude,E,speed,course,date,status#}. Source: "GPS Tracker
 * Platform Communication Protocol" (H02) 1.0.5: speed in knots, times in UTC, in the status a bit that is 0 means the state
 * is on. The binary form ({@code $}) is not read. A position is answered with {@code V4} and the time of the report.
 */
public final class H02 implements TrackerProtocol {
    private static final double KNOT = 1852.0 / 3600.0;
    private static final int LONGEST = 1024;
    private static final int SOS_BIT = 1 << 1;
    private static final int POWER_BIT = 1 << 19;
    private static final Set<String> POSITIONS = Set.of("V1", "V2", "V6", "VP1");

    @Override
    public String name() {
        return "h02";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public Session open() {
        return new Stream();
    }

    private static final class Stream extends LineSession {
        Stream() {
            super(LONGEST, '*', '#');
        }

        @Override
        Frame read(String content) throws Garbled {
            String[] fields = content.split(",", -1);
            String maker = field(fields, 0, "the maker");
            String device = field(fields, 1, "the device");
            if (!device.matches("[0-9A-Za-z]{4,20}")) {
                throw Garbled.frame(at(fields, 1), "the device is not 4 to 20 digits or letters: \"" + device + "\"");
            }
            String command = field(fields, 2, "the command");
            if (POSITIONS.contains(command)) {
                return position(fields, maker, device, command);
            }
            Extras.Builder extras = Extras.builder().put("command", command);
            for (int i = 3; i < fields.length; i++) {
                extras.put("field" + i, fields[i]);
            }
            Double battery = command.equals("HTBT") && fields.length > 3 ? number(fields, 3, "the battery") : null;
            boolean percent = battery != null && battery >= 0 && battery <= 100;
            return new Frame.Status(device, null, percent ? battery : null, Set.of(), extras.build(), Reply.NONE);
        }

        private static Frame position(String[] fields, String maker, String device, String command) throws Garbled {
            String clock = field(fields, 3, "the time");
            String valid = field(fields, 4, "the validity");
            double latitude =
                    Bcd.angle(field(fields, 5, "the latitude"), field(fields, 6, "north or south"), at(fields, 5));
            double longitude =
                    Bcd.angle(field(fields, 7, "the longitude"), field(fields, 8, "east or west"), at(fields, 7));
            Instant time = Bcd.time(field(fields, 11, "the date") + clock, false, ZoneOffset.UTC, at(fields, 3));
            Fix.Builder fix =
                    Fix.at(time, latitude, longitude).valid(valid.equals("A")).extra("command", command);
            set(number(fields, 9, "the speed"), knots -> fix.speed(knots * KNOT));
            set(number(fields, 10, "the course"), fix::course);
            status(field(fields, 12, "the status"), fix, at(fields, 12));
            for (int i = 13; i < fields.length; i++) {
                fix.extra("field" + i, fields[i]);
            }
            String stamp = java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
                    .format(time.atOffset(ZoneOffset.UTC));
            Reply reply = confirm("*" + maker + "," + device + ",V4," + command + "," + stamp + "#");
            return new Frame.Fixes(device, List.of(fix.build()), reply);
        }

        private static void status(String hex, Fix.Builder fix, int at) throws Garbled {
            if (!hex.matches("[0-9A-Fa-f]{8}")) {
                throw Garbled.frame(at, "the status is not eight hexadecimal digits: \"" + hex + "\"");
            }
            int status = Integer.parseUnsignedInt(hex, 16);
            fix.extra("status", hex);
            fix.state(TrackerState.SOS, (status & SOS_BIT) == 0);
            fix.state(TrackerState.POWER_LOST, (status & POWER_BIT) == 0);
        }

        private static void set(@Nullable Double value, java.util.function.DoubleConsumer use) {
            if (value != null) {
                use.accept(value);
            }
        }

        private static Reply confirm(String text) {
            return Reply.confirm(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
