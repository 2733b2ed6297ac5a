package org.rollcall.track.wire;

import java.util.HexFormat;
import org.rollcall.track.TrackerState;

/**
 * The items behind a position of JT/T 808: number, length and value each. All are kept under "item" and their number. Those
 * below 40 (hexadecimal) are the standard's, the others their makers'; so an item is a state or the battery only with the
 * length that its makers give it. Sources: JT/T 808-2013, table 27; the makers' tables of G10LS (56), BSJ (EB), AOVX (F7).
 */
final class Jt808Items {
    private static final int LONGEST_NUMBER = 4;
    private static final int FULL = 0xFF;

    private Jt808Items() {}

    static void read(ByteReader in, PacketReport report) throws Garbled {
        read(in, false, report);
    }

    /** Those of locks, which have numbers of their own. */
    static void readOfLock(ByteReader in, PacketReport report) throws Garbled {
        read(in, true, report);
    }

    private static void read(ByteReader in, boolean lock, PacketReport report) throws Garbled {
        if (in.left() == 0) {
            return;
        }
        String hex = in.hex(in.left(), "the items");
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (!areItems(bytes)) {
            report.extra("rest", hex);
            return;
        }
        for (int at = 0; at < bytes.length; at += 2 + (bytes[at + 1] & 0xFF)) {
            int length = bytes[at + 1] & 0xFF;
            item(bytes[at] & 0xFF, new ByteReader(bytes, at + 2, at + 2 + length), lock, report);
        }
    }

    /** Whether the lengths lead exactly to the end; some makers send a fixed block instead. */
    private static boolean areItems(byte[] bytes) {
        int at = 0;
        while (at + 1 < bytes.length) {
            at += 2 + (bytes[at + 1] & 0xFF);
        }
        return at == bytes.length;
    }

    private static void item(int id, ByteReader in, boolean lock, PacketReport report) throws Garbled {
        int length = in.left();
        String hex = in.hex(length, "an item");
        if (length == 0 || length == 3 || length > LONGEST_NUMBER) {
            report.extra("item%02X".formatted(id), hex);
        } else {
            report.extra("item%02X".formatted(id), Long.parseLong(hex, 16));
        }
        int[] bytes = new int[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = Integer.parseInt(hex, 2 * i, 2 * i + 2, 16);
        }
        if (lock) {
            if (id == 0x02 && length == 2) {
                report.altitude((short) (bytes[0] << 8 | bytes[1]));
            }
            return;
        }
        meaning(id, bytes, report);
        if (id == 0xEB) {
            extension(bytes, report);
        }
    }

    private static void meaning(int id, int[] bytes, PacketReport report) {
        int length = bytes.length;
        switch (id) {
            case 0x06, 0xFE -> percent(length == 1, bytes, 0, report);
            case 0x31 -> {
                if (length == 1) {
                    report.satellites(bytes[0]);
                }
            }
            case 0x56 -> level(bytes, report);
            case 0x68 -> {
                if (length == 2) {
                    report.battery((bytes[0] << 8 | bytes[1]) / 100.0);
                }
            }
            case 0xD4, 0xE1, 0xE9 -> {
                percent(length == 1, bytes, 0, report);
                report.state(TrackerState.CHARGING, length == 1 && bytes[0] == FULL);
            }
            // Devices in vehicles write 0 here, and their voltage.
            case 0xE3 -> percent(length >= 4 && bytes[1] > 0, bytes, 1, report);
            case 0xE4 -> {
                percent(length == 2, bytes, 1, report);
                report.state(TrackerState.CHARGING, length == 2 && bytes[0] == 0);
            }
            case 0xEE -> {
                if (length == 6) {
                    report.satellites(bytes[5]);
                }
            }
            case 0xF7 -> {
                percent(length >= 6, bytes, 5, report);
                report.state(TrackerState.CHARGING, length >= 5 && (bytes[4] == 2 || bytes[4] == 3));
            }
            default -> {}
        }
    }

    private static void percent(boolean is, int[] bytes, int at, PacketReport report) {
        if (is) {
            report.battery(bytes[at]);
        }
    }

    /** Tenths, and percent of those that know it. */
    private static void level(int[] bytes, PacketReport report) {
        if (bytes.length == 2 && bytes[1] > 0) {
            report.battery(bytes[1]);
        } else if (bytes.length == 2) {
            report.battery(10 * bytes[0]);
        }
    }

    /** Elements with a length of two bytes that counts the two of the number. In their alarms a bit that is 0 is on. */
    private static void extension(int[] bytes, PacketReport report) {
        int at = 0;
        while (at + 4 <= bytes.length) {
            int length = bytes[at] << 8 | bytes[at + 1];
            int id = bytes[at + 2] << 8 | bytes[at + 3];
            int value = at + 4;
            if (length < 2 || at + 2 + length > bytes.length) {
                return;
            }
            element(id, bytes, value, length - 2, report);
            at += 2 + length;
        }
    }

    private static void element(int id, int[] bytes, int at, int length, PacketReport report) {
        if ((id == 0xA8 || id == 0xE1) && length == 1) {
            report.battery(bytes[at]);
        } else if (id == 0xC6 && length >= 1) {
            report.state(TrackerState.BATTERY_LOW, bytes[at] == 3 || bytes[at] == 4);
        } else if (id == 0x89 && length == 4) {
            report.state(TrackerState.IMPACT, off(bytes, at, 4)).state(TrackerState.STRAP_OPEN, off(bytes, at, 12));
        } else if (id == 0xC5 && length == 4) {
            report.state(TrackerState.MOVING, off(bytes, at, 6)).state(TrackerState.CASE_OPEN, off(bytes, at, 14));
        }
    }

    private static boolean off(int[] bytes, int at, int bit) {
        return (bytes[at + 3 - bit / 8] >> bit % 8 & 1) == 0;
    }
}
