package org.rollcall.track.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Set;
import org.rollcall.track.TrackerState;

/**
 * What makers send in JT/T 808 beside its positions: seals and padlocks (5501, 5502; JT701), the values of vehicles (0900),
 * and texts.
 */
final class Jt808Others {
    private static final int TYPE_VEHICLE = 0xF0;
    private static final int TYPE_POSITIONS = 0xFF;
    private static final Set<Integer> WITH_POSITION = Set.of(1, 2, 3);
    private static final int PLACE = 12;
    private static final int TIME = 6;
    private static final double KNOT = 1852.0 / 3600.0;
    private static final int CHARGING = 0xAA;
    private static final int CHARGED = 0xAB;

    private Jt808Others() {}

    /** A position in packed digits, degrees and minutes, time in UTC; then what the lock says of itself. */
    static PacketReport lock(ByteReader in) throws Garbled {
        PacketReport report = new PacketReport();
        int at = in.position();
        report.time(Bcd.time(Bcd.digits(in, 6, "the time"), false, ZoneOffset.UTC, at));
        double latitude = minutes(Bcd.digits(in, 4, "the latitude"), 2);
        String east = in.hex(5, "the longitude");
        if (!east.substring(0, 9).matches("\\d{9}")) {
            throw Garbled.frame(in.position() - 5, "the longitude is not nine digits: " + east);
        }
        double longitude = minutes(east.substring(0, 9), 3);
        int flags = Character.digit(east.charAt(9), 16);
        report.place(
                (flags & 2) == 0 ? -latitude : latitude, (flags & 4) == 0 ? -longitude : longitude, (flags & 1) != 0);
        report.speed(Integer.parseInt(Bcd.digits(in, 1, "the speed")) * KNOT).course(2 * in.u8("the course"));
        report.extra("signal", in.u8("the signal")).satellites(in.u8("the satellites"));
        report.extra("odometer", in.u32("the odometer"));
        int battery = in.u8("the battery");
        report.extra("batteryLevel", battery).battery(battery);
        report.state(TrackerState.CHARGING, battery == CHARGING || battery == CHARGED);
        report.extra("cell", in.u32("the cell")).extra("lac", in.u16("the area"));
        int product = in.u8("the product");
        report.extra("product", product).extra("status", in.u16("the status"));
        int alarm = in.u16("the alarms");
        report.extra("alarm", alarm);
        boolean low = product == 3 ? (alarm & 0b1010) != 0 : product <= 2 && (alarm & 1) != 0;
        report.state(TrackerState.BATTERY_LOW, low);
        Jt808Items.readOfLock(in, report);
        return report;
    }

    private static double minutes(String digits, int degrees) {
        return Integer.parseInt(digits.substring(0, degrees)) + Integer.parseInt(digits.substring(degrees)) / 600_000.0;
    }

    /** 0900: some types end with status and place, of some makers with a time behind it. */
    static PacketReport passedOn(ByteReader in) throws Garbled {
        PacketReport report = new PacketReport().extra("message", 0x0900);
        int type = in.u8("the type");
        report.extra("type", type);
        if (type == TYPE_POSITIONS) {
            report.time(Jt808Position.time(in));
            report.place(in.i32("the latitude") / 1e6, in.i32("the longitude") / 1e6, true);
            report.altitude(in.i16("the altitude"))
                    .speed(in.u16("the speed") / 36.0)
                    .course(in.u16("the course"));
        } else if (type == TYPE_VEHICLE && in.left() >= TIME + 3) {
            vehicle(in, report);
        }
        if (in.left() > 0) {
            String content = in.ascii(in.left(), "the content");
            boolean text = content.chars().allMatch(one -> one >= ' ' && one < 0x7F || one == '\r' || one == '\n');
            report.extra(text ? "text" : "rest", text ? content.strip() : hex(content));
        }
        return report;
    }

    private static void vehicle(ByteReader in, PacketReport report) throws Garbled {
        report.time(Jt808Position.time(in)).extra("kept", in.u8("whether it was kept back"));
        report.extra("vehicle", in.u8("the vehicle's type"));
        int subtype = in.u8("the subtype");
        report.extra("subtype", subtype);
        if (!WITH_POSITION.contains(subtype) || in.left() < PLACE) {
            return;
        }
        String content = in.hex(in.left(), "the content");
        boolean timed = content.length() > 2 * (PLACE + TIME)
                && content.substring(content.length() - 2 * TIME)
                        .matches("\\d\\d(0[1-9]|1[0-2])([0-2]\\d|3[01])([01]\\d|2[0-3])[0-5]\\d[0-5]\\d");
        int place = content.length() - 2 * (timed ? PLACE + TIME : PLACE);
        byte[] bytes = java.util.HexFormat.of().parseHex(content);
        report.extra("values", content.substring(0, place));
        Jt808Position.place(new ByteReader(bytes, place / 2, bytes.length), report);
    }

    private static String hex(String content) {
        return java.util.HexFormat.of().withUpperCase().formatHex(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** 6006: the encoding, then words. */
    static String words(ByteReader in) throws Garbled {
        boolean wide = in.u8("the encoding") == 1;
        Charset chinese = Charset.isSupported("GBK") ? Charset.forName("GBK") : StandardCharsets.UTF_8;
        byte[] words = in.ascii(in.left(), "the words").getBytes(StandardCharsets.ISO_8859_1);
        return new String(words, wide ? StandardCharsets.UTF_16BE : chinese).replace("\0", "");
    }
}
