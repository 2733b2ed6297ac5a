package org.rollcall.track.wire;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.rollcall.track.TrackerState;

/**
 * The packets of ZX303 modules, which look like those of the GT06 family but have neither serial number nor checksum, and
 * lengths that cannot be relied upon; of a packet with access points the length is their number. Source: "ZhongXun Topin
 * Locator" protocol (ZX303). Answers have the packet's number.
 */
final class Zx303 {
    static final int LOGIN = 0x01;
    private static final int HEARTBEAT = 0x08;
    private static final int POSITION = 0x10;
    private static final int KEPT_POSITION = 0x11;
    private static final int STATE = 0x13;
    private static final int KEPT_RADIO = 0x17;
    private static final int TIME = 0x30;
    private static final int RADIO = 0x69;
    private static final int TIME_LENGTH = 6;
    private static final int ACCESS_POINT = 7;
    private static final int CELL = 5;
    private static final int MOST_ACCESS_POINTS = 32;

    private Zx303() {}

    /** Whether the number is that of a packet with access points. */
    static boolean isRadio(int number) {
        return number == RADIO || number == KEPT_RADIO;
    }

    /** The length of a packet's content with so many access points; -1 when more bytes are needed to tell, 0 when none. */
    static int radioContent(byte[] received, int from, int to, int accessPoints) {
        if (accessPoints > MOST_ACCESS_POINTS) {
            return 0;
        }
        int cells = TIME_LENGTH + accessPoints * ACCESS_POINT;
        return from + cells >= to ? -1 : cells + 4 + (received[from + cells] & 0xFF) * CELL;
    }

    /** The IMEI and the answer that lets the device go on. */
    static Frame.Login login(ByteReader in) throws Garbled {
        String digits = Bcd.digits(in, 8, "the IMEI");
        return new Frame.Login(digits.startsWith("0") ? digits.substring(1) : digits, answer(LOGIN, ""));
    }

    /** Any packet but the login. */
    static Frame read(String device, int number, ByteReader in, Clock clock) throws Garbled {
        PacketReport report = new PacketReport().extra("number", number);
        Reply reply = Reply.NONE;
        switch (number) {
            case HEARTBEAT -> {
                return new Frame.KeepAlive(device, answer(HEARTBEAT, ""));
            }
            case TIME -> {
                return new Frame.KeepAlive(device, answer(TIME, longTime(clock)));
            }
            case POSITION, KEPT_POSITION -> reply = answer(number, position(in, report));
            case STATE -> reply = answer(STATE, state(in, report));
            case RADIO, KEPT_RADIO -> reply = answer(number, radio(in, report));
            case 0x82 -> report.state(TrackerState.CHARGING);
            case 0x94 -> report.state(TrackerState.MOVING);
            case 0x99 -> report.state(TrackerState.SOS);
            default -> {}
        }
        if (in.left() > 0) {
            report.extra("rest", in.hex(in.left(), "the rest"));
        }
        return report.frame(device, reply);
    }

    /** The answer to a position repeats its time. */
    private static String position(ByteReader in, PacketReport report) throws Garbled {
        Instant time = Gt06Gps.time(in, ZoneOffset.UTC);
        report.time(time);
        Gt06Gps.fix(in, report);
        if (time == null) {
            return "000000000000";
        }
        LocalDateTime at = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return "%02X%02X%02X%02X%02X%02X"
                .formatted(
                        at.getYear() - 2000,
                        at.getMonthValue(),
                        at.getDayOfMonth(),
                        at.getHour(),
                        at.getMinute(),
                        at.getSecond());
    }

    /** The answer names the interval of reports in minutes; it stays as it is. */
    private static String state(ByteReader in, PacketReport report) throws Garbled {
        int percent = in.u8("the battery");
        report.extra("batteryLevel", percent).battery(percent);
        report.extra("version", in.u8("the version")).extra("zone", in.u8("the zone"));
        int minutes = in.u8("the interval");
        report.extra("interval", minutes);
        if (in.left() > 0) {
            report.extra("signal", in.u8("the signal"));
        }
        return "%02X".formatted(minutes);
    }

    /** The time is written in digits here, and the answer repeats it. */
    private static String radio(ByteReader in, PacketReport report) throws Garbled {
        int at = in.position();
        String time = in.hex(TIME_LENGTH, "the time");
        if (!time.equals("000000000000")) {
            report.time(Bcd.time(time, true, ZoneOffset.UTC, at));
        }
        report.extra("cells", in.hex(in.left(), "access points and cells"));
        return time;
    }

    private static String longTime(Clock clock) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return "%04X%s".formatted(now.getYear(), HexFormat.of().formatHex(Gt06Packet.time(clock), 1, TIME_LENGTH));
    }

    private static Reply answer(int number, String content) {
        String answer = "7878%02X%02X%s0D0A".formatted(1 + content.length() / 2, number, content);
        return Reply.confirm(HexFormat.of().parseHex(answer));
    }
}
