package org.rollcall.track.wire;

/**
 * A cell of the mobile network as the GT06 family writes it. Packets for 2G have two bytes of area and three of cell, those
 * for 4G four and eight, some makers two and four. A network number has two bytes when bit 15 of the country is set.
 */
enum Gt06Cell {
    SHORT(2, 3),
    WIDE(2, 4),
    LONG(4, 8);

    private static final int LONG_NETWORK = 0x8000;
    private static final int SHORTEST = 8;

    private final int area;
    private final int cell;

    Gt06Cell(int area, int cell) {
        this.area = area;
        this.cell = cell;
    }

    /** Reads it, unless there are not bytes enough for one. */
    void read(ByteReader in, PacketReport report) throws Garbled {
        if (in.left() >= Math.max(SHORTEST, 3 + area + cell)) {
            read(in, false, report);
        }
    }

    void read(ByteReader in, boolean longNetwork, PacketReport report) throws Garbled {
        int country = in.u16("the country");
        report.extra("mcc", country & ~LONG_NETWORK);
        boolean two = longNetwork || (country & LONG_NETWORK) != 0;
        report.extra("mnc", two ? in.u16("the network") : in.u8("the network"));
        report.extra("lac", in.unsigned(area, "the area"));
        report.extra("cell", in.unsigned(cell, "the cell"));
    }

    /** Reads a cell of so many bytes; of a length that is none it keeps the bytes. */
    static void sized(ByteReader in, int length, PacketReport report) throws Garbled {
        ByteReader cell = in.slice(length, "the cell");
        switch (length) {
            case 8 -> SHORT.read(cell, false, report);
            // Nine are a two-byte network, which the country's highest bit says, or a longer cell.
            case 9 -> nine(cell, report);
            case 10 -> WIDE.read(cell, true, report);
            case 15 -> LONG.read(cell, false, report);
            case 16 -> LONG.read(cell, true, report);
            default -> {}
        }
        if (cell.left() > 0) {
            report.extra("cells", cell.hex(cell.left(), "the cell"));
        }
    }

    private static void nine(ByteReader in, PacketReport report) throws Garbled {
        int country = in.u16("the country");
        report.extra("mcc", country & ~LONG_NETWORK);
        boolean two = (country & LONG_NETWORK) != 0;
        report.extra("mnc", two ? in.u16("the network") : in.u8("the network"));
        report.extra("lac", in.u16("the area"));
        report.extra("cell", in.unsigned(in.left(), "the cell"));
    }

    /** Whether a cell can have that many bytes. */
    static boolean isLength(int length) {
        return length == 8 || length == 9 || length == 10 || length == 15 || length == 16;
    }
}
