package org.rollcall.track.wire;

import org.rollcall.track.TrackerState;

/**
 * Packets 0x32 (position) and 0x33 (alarm) in the long form, as the bicycle tracker AZ735 sends them, and 0x38: every part
 * has its length before it, and what is missing has the length 0.
 */
final class Gt06Bicycle {
    private static final int ALARM = 0x33;
    private static final int LONG_CELL = 3;

    private Gt06Bicycle() {}

    static void read(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        report.time(Gt06Gps.time(in, packet.offset()));
        if (in.u8("the length of the position") > 0) {
            Gt06Gps.fix(in, report);
        }
        int cell = in.u8("the length of the cell");
        if (cell > 0) {
            Gt06Cell.sized(in, cell - 1, report);
            report.extra("signal", in.u8("the signal"));
        }
        part(in, "cells", report);
        part(in, "accessPoints", report);
        int status = in.u8("the status");
        report.extra("status", status);
        if (packet.number() == ALARM) {
            report.state(TrackerState.BATTERY_LOW, status == 0xA2 || status == 0xA3);
        }
        part(in, "extension", report);
    }

    private static void part(ByteReader in, String name, PacketReport report) throws Garbled {
        int length = in.left() == 0 ? 0 : in.u8("the length of " + name);
        if (length > 0) {
            report.extra(name, in.hex(length, name));
        }
    }

    /** 0x38 in the long form: the cell says of which generation it is, then elements follow. */
    static void readWithGeneration(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        Gt06Gps.read(in, packet.offset(), report);
        report.extra("reason", in.u8("the reason")).extra("kept", in.u8("whether it was kept back"));
        int generation = in.u8("the cell's generation");
        report.extra("generation", generation);
        boolean wide = generation >= LONG_CELL;
        (wide ? Gt06Cell.LONG : Gt06Cell.SHORT).read(in, false, report);
        report.extra("signal", in.unsigned(wide ? 2 : 1, "the signal"));
        Gt06Modules.shortLengths(in, report);
    }
}
