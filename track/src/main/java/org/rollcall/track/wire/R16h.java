package org.rollcall.track.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * The R16h strap, in text between {@code @} and {@code $}. Sources: "R16H Ankle Bracelet Protocol Document" of its maker, and
 * the examples in Traccar's tests of its protocol "r16h", Traccar 6.14.
 *
 * <p>{@code @LINK,device} says who it is. {@code @GPSD,device,R,date,time,latitude,N,longitude,E,speed,course,altitude,
 * battery,L,alarm} is a position: degrees, km/h, metres, percent, UTC; {@code S} instead of {@code R} is from the device's
 * memory; {@code L} is a locked strap, {@code R} a released one. {@code @LBSD} has radio networks instead of a position, and
 * no time when the device does not know it; they are kept as they were sent. Nothing is answered.
 */
public final class R16h implements TrackerProtocol {
    private static final int LONGEST = 2048;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    @Override
    public String name() {
        return "r16h";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public Session open() {
        return new Stream();
    }

    @Override
    public String terminated(String frame) {
        return frame.stripTrailing().endsWith("$") ? frame : frame + "$";
    }

    private static final class Stream extends LineSession {
        Stream() {
            super(LONGEST, '@', '$');
        }

        @Override
        Frame read(String content) throws Garbled {
            String[] fields = content.split(",", -1);
            String device = field(fields, 1, "the device");
            if (!device.matches("\\d{8,20}")) {
                throw Garbled.frame(at(fields, 1), "the device is not 8 to 20 digits: \"" + device + "\"");
            }
            return switch (fields[0]) {
                case "LINK" -> new Frame.Login(device, Reply.NONE);
                case "GPSD" -> position(fields, device);
                case "LBSD" -> networks(fields, device);
                default -> new Frame.Answer(device, content, Reply.NONE);
            };
        }

        private static Frame position(String[] fields, String device) throws Garbled {
            Instant time = time(fields);
            double latitude = degrees(fields, 5, "the latitude");
            double longitude = degrees(fields, 7, "the longitude");
            Fix.Builder fix = Fix.at(time, latitude, longitude).states(states(fields, 13));
            set(number(fields, 9, "the speed"), kmh -> fix.speed(kmh / 3.6));
            set(number(fields, 10, "the course"), fix::course);
            set(number(fields, 11, "the altitude"), fix::altitude);
            set(number(fields, 12, "the battery"), fix::battery);
            return new Frame.Fixes(
                    device, List.of(fix.extras(extras(fields, 13).build()).build()), Reply.NONE);
        }

        private static Frame networks(String[] fields, String device) throws Garbled {
            Double battery = number(fields, 8, "the battery");
            boolean percent = battery != null && battery >= 0 && battery <= 100;
            Set<TrackerState> states = states(fields, 9);
            Extras.Builder extras = extras(fields, 9);
            String networks = String.join(",", Arrays.copyOfRange(fields, 5, 8));
            if (!networks.equals(",,")) {
                extras.put("networks", networks);
            }
            Instant time = null;
            try {
                time = time(fields);
            } catch (Garbled e) {
                extras.put("time.sent", (fields[3] + " " + fields[4]).strip());
            }
            return new Frame.Status(device, time, percent ? battery : null, states, extras.build(), Reply.NONE);
        }

        private static Instant time(String[] fields) throws Garbled {
            String digits = field(fields, 3, "the date") + field(fields, 4, "the time");
            try {
                return LocalDateTime.parse(digits, TIME).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw Garbled.frame(at(fields, 3), "the date and time are none on any clock: \"" + digits + "\"");
            }
        }

        private static double degrees(String[] fields, int index, String what) throws Garbled {
            Double value = number(fields, index, what);
            if (value == null) {
                throw Garbled.frame(at(fields, index), what + " is missing");
            }
            return Bcd.signed(value, field(fields, index + 1, "the hemisphere"), at(fields, index + 1));
        }

        private static Set<TrackerState> states(String[] fields, int strap) throws Garbled {
            Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
            switch (field(fields, strap, "the strap")) {
                case "L" -> {}
                case "R" -> states.add(TrackerState.STRAP_OPEN);
                default -> throw Garbled.frame(at(fields, strap), "the strap is L or R, not \"" + fields[strap] + "\"");
            }
            switch (alarm(fields, strap)) {
                case "SOS" -> states.add(TrackerState.SOS);
                case "LBT" -> states.add(TrackerState.BATTERY_LOW);
                case "ULK" -> states.add(TrackerState.STRAP_OPEN);
                default -> {}
            }
            return states;
        }

        private static Extras.Builder extras(String[] fields, int strap) {
            Extras.Builder extras = Extras.builder().put("message", fields[0]).put("strap", fields[strap].strip());
            if (fields[2].strip().equals("S")) {
                extras.put("buffered", 1);
            }
            String alarm = alarm(fields, strap);
            return alarm.isEmpty() ? extras : extras.put("alarm", alarm);
        }

        private static String alarm(String[] fields, int strap) {
            return strap + 1 < fields.length ? fields[strap + 1].strip() : "";
        }

        private static void set(@Nullable Double value, java.util.function.DoubleConsumer use) {
            if (value != null) {
                use.accept(value);
            }
        }
    }
}
