package org.rollcall.track.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.track.TrackerState;

/** Packets of the GT06 family that as a rule have no position: heartbeats, cells and access points, information, texts. */
final class Gt06Reports {
    /** Time, then cells, access points or both; which of them, differs between makers. */
    private static final Set<Integer> RADIO = Set.of(0x18, 0x24, 0x28, 0x2C, 0x2E, 0x33, 0x34, 0xA1, 0xA2, 0xF3);

    private static final int SIGNAL_BITS = 5;
    private static final int WIDE = 2;
    private static final int GPS_WITHOUT_TIME = 12;
    private static final Pattern WHERE = Pattern.compile(
            "Current position!\\s*Lat:([NS])(\\d{1,3}\\.\\d+),\\s*Lon:([EW])(\\d{1,3}\\.\\d+),\\s*Course:(\\d+(?:\\.\\d+)?),"
                    + "\\s*Speed:(\\d+(?:\\.\\d+)?).*?DateTime:(\\d{2})(\\d{2})-(\\d{2})-(\\d{2}) +(\\d{2}):(\\d{2}):(\\d{2}).*",
            Pattern.DOTALL);

    private Gt06Reports() {}

    static boolean isRadio(int number) {
        return RADIO.contains(number);
    }

    /** 0x13 in the forms of several makers, told apart by their length. */
    static void heartbeat(ByteReader in, PacketReport report) throws Garbled {
        int length = in.left();
        if (length != 14 && length != 16) {
            Gt06Terminal.read(in, report);
            return;
        }
        Gt06Terminal.information(in.u8("the terminal's state"), report);
        int signal = in.u16("the signal");
        report.extra("signal", signal & (1 << SIGNAL_BITS) - 1);
        report.extra("satellites", (signal >> SIGNAL_BITS & 31) + (signal >> 2 * SIGNAL_BITS & 31));
        Gt06Terminal.alarm(in.u8("the alarm"), report);
        report.extra("language", in.u8("the language"));
        int percent = in.u8("the battery");
        report.extra("batteryLevel", percent).battery(percent);
        report.extra("mode", in.u8("the mode")).extra("voltage", in.u16("the voltage"));
    }

    /** 0x23: as the older one, but with the voltage in hundredths of a volt. */
    static void laterHeartbeat(ByteReader in, PacketReport report) throws Garbled {
        int terminal = in.u8("the terminal's state");
        report.extra("terminal", terminal).state(TrackerState.CHARGING, (terminal & 0x04) != 0);
        if (in.left() >= 2) {
            report.extra("voltage", in.u16("the voltage"));
        }
        if (in.left() >= 1) {
            report.extra("signal", in.u8("the signal"));
        }
    }

    /** 0x36: the state with elements behind it. */
    static void state(ByteReader in, PacketReport report) throws Garbled {
        Gt06Terminal.read(in, report);
        Gt06Modules.shortLengths(in, report);
    }

    static void radio(Gt06Packet packet, PacketReport report) throws Garbled {
        if (packet.left() >= 6) {
            report.time(Gt06Gps.time(packet.in(), packet.offset()));
        }
        report.extra("cells", packet.in().hex(packet.left(), "the cells"));
    }

    /** 0x94: a kind, then what that kind says; text is kept as text. */
    static void information(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        if (!packet.extended()) {
            report.extra("voltage", in.u16("the voltage"));
            return;
        }
        int kind = in.u8("the kind of information");
        report.extra("information", kind);
        switch (kind) {
            case 0x00 -> report.extra("power", in.unsigned(Math.min(2, in.left()), "the power"));
            case 0x05 -> {
                if (in.left() >= 7) {
                    report.time(Gt06Gps.time(in, packet.offset()));
                }
                report.extra("door", in.u8("the door"));
            }
            case 0x0A -> {
                report.extra("imei", in.hex(8, "the IMEI")).extra("imsi", in.hex(8, "the IMSI"));
                report.extra("iccid", in.hex(Math.min(10, in.left()), "the ICCID"));
            }
            case 0x1E -> {
                report.extra("temperature", in.i32("the temperature"));
                report.extra("humidity", in.i32("the humidity"));
            }
            default -> text(in, report);
        }
    }

    /** 0x9B: what a device at the serial port said. */
    static void passedOn(ByteReader in, PacketReport report) throws Garbled {
        report.extra("kind", in.u8("the kind of device"));
        text(in, report);
    }

    private static void text(ByteReader in, PacketReport report) throws Garbled {
        String text = in.ascii(in.left(), "the content");
        if (text.isEmpty()) {
            return;
        }
        boolean readable = text.chars().allMatch(one -> one >= ' ' && one < 0x7F || one == '\r' || one == '\n');
        report.extra(readable ? "text" : "content", readable ? text.strip() : hex(text));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** 0x66 and 0x8C: a vehicle's values as text between the time and the rest of the position. */
    static void vehicle(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        report.time(Gt06Gps.time(in, packet.offset()));
        report.extra("acc", in.u8("the ignition"));
        report.extra("values", in.ascii(in.left() - GPS_WITHOUT_TIME, "the values"));
        Gt06Gps.fix(in, report);
    }

    static boolean isVehicle(int number, int length) {
        return (number == 0x66 || number == 0x8C) && length >= 7 + GPS_WITHOUT_TIME;
    }

    /** The words behind the server's flag: with their length (0x15), or with their encoding (0x21). */
    static String answered(Gt06Packet packet) throws Garbled {
        ByteReader in = packet.in();
        if (packet.number() == 0x21) {
            in.u32("the server's flag");
            Charset charset = in.u8("the encoding") == WIDE ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII;
            String words = in.ascii(in.left(), "the answer");
            return new String(words.getBytes(StandardCharsets.ISO_8859_1), charset);
        }
        int length = in.u8("the length of the answer") - 4;
        if (in.left() < 4) {
            return "";
        }
        in.u32("the server's flag");
        return in.ascii(Math.clamp(length, 0, in.left()), "the answer").replace("\0", "");
    }

    /** Reads the position that the answer to the question where it is has; the answer is kept as it is. */
    static boolean where(String words, Gt06Packet packet, PacketReport report) throws Garbled {
        Matcher said = WHERE.matcher(words);
        if (!said.matches()) {
            return false;
        }
        int[] time = new int[6];
        for (int i = 0; i < time.length; i++) {
            time[i] = Integer.parseInt(said.group(8 + i));
        }
        report.time(Bcd.time(time, packet.offset(), 0));
        double north = Bcd.signed(Double.parseDouble(said.group(2)), said.group(1), 0);
        double east = Bcd.signed(Double.parseDouble(said.group(4)), said.group(3), 0);
        report.place(north, east, true).course(Double.parseDouble(said.group(5)));
        report.speed(Double.parseDouble(said.group(6)) / 3.6).extra("answer", words);
        return true;
    }
}
