package org.rollcall.track.wire;

import java.time.Instant;
import org.rollcall.track.TrackerState;

/**
 * Elements of the GT06 family that each carry their number and their length: packet 0x70, which may have a position among
 * them, and what follows the fixed part of 0x36, 0x37 and 0x38. All of them are kept under "module" and their number.
 */
final class Gt06Modules {
    private static final int BATTERY_PERCENT = 0x6A;
    private static final int SATELLITES = 0x09;
    private static final int DOP = 0x28;
    private static final int EVENT = 0x2B;
    private static final int POSITION = 0x33;
    private static final int CELL_TIME = 0x2C;
    private static final int LONGEST_NUMBER = 4;
    private static final double TENTHS = 10;

    private Gt06Modules() {}

    /** A number of two bytes, a length of one. */
    static void shortLengths(ByteReader in, PacketReport report) throws Garbled {
        while (in.left() >= 3) {
            int id = in.u16("a module's number");
            int length = in.u8("a module's length");
            ByteReader value = in.slice(length, "a module");
            if (id == BATTERY_PERCENT && length == 1) {
                int percent = value.u8("the battery");
                keep(id, percent, report);
                report.battery(percent);
            } else {
                keep(id, value, report);
            }
        }
    }

    /** Packet 0x70: number and length of two bytes each. Without a position its time is that of the cell. */
    static void modular(ByteReader in, PacketReport report) throws Garbled {
        while (in.left() > 0) {
            int id = in.u16("a module's number");
            ByteReader value = in.slice(in.u16("a module's length"), "a module");
            switch (id) {
                case POSITION -> position(value, report);
                case SATELLITES -> {
                    int number = value.u8("the satellites");
                    keep(id, number, report);
                    report.satellites(number);
                }
                case DOP -> {
                    int dop = value.u8("the dilution");
                    keep(id, dop, report);
                    report.dop(dop / TENTHS);
                }
                case EVENT -> event(id, value.u8("the event"), report);
                case CELL_TIME -> {
                    long seconds = value.u32("the time");
                    keep(id, seconds, report);
                    report.statusTime(Instant.ofEpochSecond(seconds));
                }
                default -> {}
            }
            keep(id, value, report);
        }
    }

    private static void position(ByteReader in, PacketReport report) throws Garbled {
        long seconds = in.u32("the time");
        report.satellites(in.u8("the satellites"));
        int altitude = in.i16("the altitude");
        double north = Gt06Gps.degrees(in, "the latitude");
        double east = Gt06Gps.degrees(in, "the longitude");
        int speed = in.u8("the speed");
        int flags = in.u16("course and status");
        if (seconds > 0) {
            report.time(Instant.ofEpochSecond(seconds)).altitude(altitude);
            Gt06Gps.speed(speed, report);
            Gt06Gps.place(north, east, flags, report);
        }
    }

    private static void event(int id, int event, PacketReport report) {
        keep(id, event, report);
        switch (event) {
            case 0x11, 0x12 -> report.state(TrackerState.BATTERY_LOW);
            case 0x13 -> report.state(TrackerState.POWER_LOST);
            case 0x14 -> report.state(TrackerState.STRAP_OPEN);
            default -> {}
        }
    }

    private static void keep(int id, ByteReader value, PacketReport report) throws Garbled {
        if (value.left() > LONGEST_NUMBER) {
            report.extra(name(id), value.hex(value.left(), "a module"));
        } else if (value.left() > 0) {
            keep(id, value.unsigned(value.left(), "a module"), report);
        }
    }

    private static void keep(int id, long value, PacketReport report) {
        report.extra(name(id), value);
    }

    private static String name(int id) {
        return "module%02X".formatted(id);
    }
}
