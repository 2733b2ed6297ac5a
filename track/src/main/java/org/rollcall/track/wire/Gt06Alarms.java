package org.rollcall.track.wire;

import java.util.Set;

/**
 * Packets of the GT06 family that combine position, cell and state, as they are sent with an alarm. A byte before the cell
 * has its length, which counts itself or not; behind the state stand, of some, the number of a fence, the odometer or the
 * altitude. Packets for 4G (A2, A3, A5) have no such byte, or one that says something else.
 */
final class Gt06Alarms {
    private static final Set<Integer> NUMBERS = Set.of(0x16, 0x26, 0x27, 0x32, 0xA3, 0xA4);
    private static final Set<Integer> WITH_FENCE = Set.of(0x27, 0xA4);
    private static final int LEAST = Gt06Gps.LENGTH + 5;
    private static final int SHORT_CELL = 8;
    private static final int STATE = 5;
    private static final int ODOMETER = 4;
    private static final int ALTITUDE = 2;

    private Gt06Alarms() {}

    /** Whether the number and the length are those of a packet with position and state. */
    static boolean isOne(int number, int length) {
        return number == 0xA2 ? length == 59 : NUMBERS.contains(number) && length >= LEAST;
    }

    static void read(Gt06Packet packet, PacketReport report) throws Garbled {
        ByteReader in = packet.in();
        int length = in.left();
        Gt06Gps.read(in, packet.offset(), report);
        if (packet.number() == 0x16 && length == 31) {
            afterCellWithVoltage(in, report);
        } else if (packet.number() == 0xA2) {
            afterLongCell(in, report);
        } else {
            afterSizedCell(in, packet.number(), report);
        }
    }

    /** The cell and the state without a position. */
    static void readWithoutPosition(Gt06Packet packet, PacketReport report) throws Garbled {
        int cell = packet.left() - STATE;
        if (Gt06Cell.isLength(cell)) {
            Gt06Cell.sized(packet.in(), cell, report);
            Gt06Terminal.read(packet.in(), report);
        } else {
            Gt06Reports.radio(packet, report);
        }
    }

    private static void afterSizedCell(ByteReader in, int number, PacketReport report) throws Garbled {
        int length = in.u8("the length of the cell");
        int tail = STATE + (WITH_FENCE.contains(number) ? 1 : 0);
        int cell = cell(in.left(), length, tail);
        if (cell < 0) {
            return;
        }
        if (length == 0) {
            in.hex(cell, "the empty cell");
        } else {
            Gt06Cell.sized(in, cell, report);
        }
        Gt06Terminal.read(in, report);
        if (WITH_FENCE.contains(number) && in.left() > 0) {
            report.extra("fence", in.u8("the fence"));
        }
        if (in.left() == ODOMETER) {
            report.extra("odometer", in.u32("the odometer"));
        } else if (number == 0x32 && in.left() == ALTITUDE) {
            report.altitude(in.i16("the altitude"));
        }
    }

    /** How many bytes the cell has, so that what follows it has a length that is known; -1 when none fits. */
    private static int cell(int left, int length, int tail) {
        for (int more : new int[] {0, ODOMETER, ALTITUDE}) {
            int cell = left - tail - more;
            if (cell >= 0 && (cell == length || cell == length - 1)) {
                return cell;
            }
        }
        int cell = left - tail;
        return length == 0 && cell >= 0 || Gt06Cell.isLength(cell) ? cell : -1;
    }

    /** VXT01: the cell without its length, the power in hundredths of a volt, and no alarm. */
    private static void afterCellWithVoltage(ByteReader in, PacketReport report) throws Garbled {
        Gt06Cell.sized(in, SHORT_CELL, report);
        Gt06Terminal.information(in.u8("the terminal's state"), report);
        report.extra("power", in.u16("the power")).extra("signal", in.u8("the signal"));
    }

    /** LW4G: power in hundredths of a volt before the battery; hours in seconds. */
    private static void afterLongCell(ByteReader in, PacketReport report) throws Garbled {
        Gt06Cell.LONG.read(in, false, report);
        report.extra("network", in.u8("the network's kind"));
        Gt06Terminal.information(in.u8("the terminal's state"), report);
        report.extra("power", in.u16("the power"));
        Gt06Terminal.level(in.u8("the voltage level"), report);
        report.extra("signal", in.u8("the signal"));
        Gt06Terminal.alarm(in.u8("the alarm"), report);
        report.extra("language", in.u8("the language"));
        report.extra("odometer", in.u32("the odometer")).extra("hours", in.u32("the hours"));
        report.extra("imei", in.hex(8, "the IMEI")).extra("inputs", in.u16("the inputs"));
    }
}
