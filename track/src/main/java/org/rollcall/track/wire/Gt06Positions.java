package org.rollcall.track.wire;

import java.util.Set;
import org.rollcall.track.TrackerState;

/**
 * Packets of the GT06 family with a position and no alarm. They all begin with the block of {@link Gt06Gps}; what follows
 * depends on the number and, where makers differ under one number, on the length. What no layout names is kept as "rest".
 */
final class Gt06Positions {
    private static final Set<Integer> NUMBERS =
            Set.of(0x10, 0x11, 0x12, 0x1A, 0x1E, 0x22, 0x2A, 0x2D, 0x31, 0x34, 0x37, 0x61, 0xA0);
    private static final int IMEI = 8;
    private static final int X1 = 0x34;
    private static final int X1_LEAST = 51;
    private static final int PHONE = 21;
    private static final int CAMERA = 0xFFFF;
    private static final int DECEMBER = 12;

    private Gt06Positions() {}

    /** Whether the number and the length are those of a packet with a position. */
    static boolean isOne(int number, int length) {
        return switch (number) {
            case 0x17 -> length == 35;
            case 0x24 -> length == 41;
            case X1 -> length >= X1_LEAST;
            default -> NUMBERS.contains(number) && length >= Gt06Gps.LENGTH;
        };
    }

    static void read(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        int length = in.left();
        int number = packet.number();
        if (number == X1) {
            report.extra("alarms", in.hex(4, "data and alarm"));
        } else if (number == 0x61 || number == 0x12 && length == IMEI + 26 && !beginsWithDate(in)) {
            report.extra("imei", in.hex(IMEI, "the IMEI"));
        } else if (number == 0x22 && length == 55) {
            readLong(packet, report);
            return;
        }
        Gt06Gps.read(in, packet.offset(), report);
        switch (number) {
            case 0x11 -> {
                if (in.left() >= 10) {
                    Gt06Cell.WIDE.read(in, true, report);
                }
            }
            case 0x12 -> afterCell12(in, length, report);
            case 0x17 -> {
                Gt06Cell.SHORT.read(in, report);
                report.extra("rfid", in.hex(8, "the card"));
            }
            case 0x1A, 0x2A -> {
                if (in.left() >= PHONE) {
                    report.extra("phone", in.ascii(PHONE, "the telephone").replace("\0", ""));
                }
            }
            case 0x22, 0x2D, 0x37, 0xA0 -> afterCell22(in, number, length, report);
            case 0x24 -> {
                Gt06Cell.SHORT.read(in, report);
                report.extra("acc", in.u8("the ignition")).extra("power", in.u16("the power"));
                report.extra("voltage", in.u16("the voltage"));
            }
            case 0x31 -> {
                Gt06Cell.WIDE.read(in, true, report);
                ignition(in, report);
                odometer(in, 6, report);
                altitude(in, report);
            }
            case X1 -> afterX1(in, report);
            case 0x61 -> {
                Gt06Cell.WIDE.read(in, report);
                report.extra("driver", in.unsigned(6, "the driver"));
            }
            default -> {}
        }
    }

    /** The second byte of a date is a month; that of an IMEI has two digits of its maker's code. */
    private static boolean beginsWithDate(ByteReader in) {
        return (in.peek16() & 0xFF) <= DECEMBER;
    }

    /** Ignition, why it was sent, and whether it was kept back before; then, of some, the odometer in metres. */
    private static void afterCell22(ByteReader in, int number, int length, PacketReport report) throws Garbled {
        boolean weather = number == 0x22 && length == 42;
        (number == 0xA0 ? Gt06Cell.LONG : weather ? Gt06Cell.WIDE : Gt06Cell.SHORT).read(in, report);
        ignition(in, report);
        if (number == 0x37) {
            Gt06Modules.shortLengths(in, report);
        } else if (weather) {
            odometer(in, 4, report);
            report.extra("travelTime", in.u32("the travelling time"));
            report.extra("temperature", in.i16("the temperature"));
            report.extra("humidity", in.u16("the humidity"));
        } else {
            odometer(in, 4, report);
        }
    }

    private static void ignition(ByteReader in, PacketReport report) throws Garbled {
        if (in.left() >= 3) {
            report.extra("acc", in.u8("the ignition")).extra("reason", in.u8("the reason"));
            report.extra("kept", in.u8("whether it was kept back"));
        }
    }

    private static void odometer(ByteReader in, int least, PacketReport report) throws Garbled {
        if (in.left() >= least) {
            report.extra("odometer", in.u32("the odometer"));
        }
    }

    private static void altitude(ByteReader in, PacketReport report) throws Garbled {
        if (in.left() >= 2) {
            report.altitude(in.i16("the altitude"));
        }
    }

    /** The lengths of the packets 0x12 tell makers apart. */
    private static void afterCell12(ByteReader in, int length, PacketReport report) throws Garbled {
        Gt06Cell.SHORT.read(in, report);
        switch (length) {
            case 30, 36 -> odometer(in, 4, report);
            case 31 -> {
                Gt06Terminal.information(in.u8("the terminal's state"), report);
                report.extra("power", in.u16("the power")).extra("signal", in.u8("the signal"));
            }
            case 38 -> {
                Gt06Terminal.information(in.u8("the terminal's state"), report);
                report.extra("power", in.u16("the power")).extra("signal", in.u8("the signal"));
                Gt06Terminal.alarm(in.u8("the alarm"), report);
                report.extra("fuel", in.u16("the fuel")).extra("temperature", in.u8("the temperature"));
                odometer(in, 4, report);
            }
            default -> {}
        }
    }

    /** X1: voltages in hundredths of a volt, inputs and outputs; what is left are analogue inputs. */
    private static void afterX1(ByteReader in, PacketReport report) throws Garbled {
        report.extra("terminal", in.hex(2, "the terminal's state"));
        odometer(in, 4, report);
        Gt06Cell.WIDE.read(in, false, report);
        report.extra("driver", in.u32("the driver"));
        report.extra("voltage", in.u16("the battery")).extra("power", in.u16("the power"));
        report.extra("ports", in.hex(4, "the ports"));
        report.extra("inputs", in.u8("the inputs")).extra("outputs", in.u8("the outputs"));
    }

    /** NT20: its own kind of 0x22 with two times, of which the first is the device's. */
    private static void readLong(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        report.extra("source", in.u8("the source")).extra("imei", in.hex(IMEI, "the IMEI"));
        report.extra("deviceTime", in.hex(6, "the device's time"));
        Gt06Gps.read(in, packet.offset(), report);
        Gt06Cell.sized(in, Math.max(0, in.u8("the length of the cell") - 1), report);
        Gt06Terminal.information(in.u8("the terminal's state"), report);
        report.extra("power", in.u16("the power"));
        report.extra("batteryLevel", in.u8("the battery"));
        report.extra("signal", in.u8("the signal"));
        Gt06Terminal.alarm(in.u8("the alarm"), report);
        report.extra("language", in.u8("the language"));
        report.extra("odometer", in.unsigned(3, "the odometer")).extra("hours", in.unsigned(3, "the hours"));
    }

    /** JC100 and JC400: an event of a camera, with or without a position. */
    static void readEvent(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        boolean placed = in.left() > 9;
        boolean marked = placed && in.peek16() == CAMERA;
        if (marked) {
            in.u16("the mark");
            report.extra("version", in.u8("the version"));
        }
        report.time(Gt06Gps.time(in, packet.offset()));
        if (placed) {
            if (marked) {
                Gt06Gps.satellites(in, report);
            }
            double north = Gt06Gps.degrees(in, "the latitude");
            double east = Gt06Gps.degrees(in, "the longitude");
            Gt06Gps.place(north, east, in.u16("course and status"), report);
            if (marked) {
                Gt06Gps.speed(in.u16("the speed"), report);
                report.extra("power", in.u16("the power"));
            }
        }
        event(in.u8("the event"), placed, report);
        if (in.left() >= 2) {
            report.extra("eventData", in.u16("the event's data"));
        }
        if (in.left() > 0) {
            report.extra("files", in.ascii(in.left(), "the files"));
        }
    }

    private static void event(int event, boolean placed, PacketReport report) {
        report.extra("event", event);
        switch (event) {
            case 0x01 -> report.state(TrackerState.SOS, placed);
            case 0x0E -> report.state(TrackerState.BATTERY_LOW);
            case 0x80 -> report.state(TrackerState.MOVING);
            case 0x88 -> report.state(TrackerState.POWER_LOST);
            case 0x93 -> report.state(TrackerState.IMPACT);
            default -> {}
        }
    }
}
