package org.rollcall.track.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The block of 18 bytes with which the GT06 family writes a position: six bytes of date and time, satellites, latitude and
 * longitude in 1/30000 of a minute, speed in km/h, and two bytes of course and flags. Newer devices put the ignition into
 * the two highest flags.
 */
final class Gt06Gps {
    static final int LENGTH = 18;
    private static final int FIXED = 0x1000;
    private static final int WEST = 0x0800;
    private static final int NORTH = 0x0400;
    private static final int COURSE = 0x03FF;
    private static final int COURSE_BITS = 10;
    private static final double UNITS_IN_DEGREE = 1_800_000;
    private static final double KMH = 3.6;

    private Gt06Gps() {}

    /** The whole block. */
    static void read(ByteReader in, ZoneOffset offset, PacketReport report) throws Garbled {
        report.time(time(in, offset));
        fix(in, report);
    }

    /** What follows the time. */
    static void fix(ByteReader in, PacketReport report) throws Garbled {
        satellites(in, report);
        double north = degrees(in, "the latitude");
        double east = degrees(in, "the longitude");
        report.speed(in.u8("the speed") / KMH);
        place(north, east, in.u16("course and status"), report);
    }

    /** Four bits are the block's length, four the satellites. */
    static void satellites(ByteReader in, PacketReport report) throws Garbled {
        report.satellites(in.u8("the satellites") & 0x0F);
    }

    static double degrees(ByteReader in, String what) throws Garbled {
        return in.u32(what) / UNITS_IN_DEGREE;
    }

    static void place(double north, double east, int flags, PacketReport report) {
        // Minus zero, which a device without a fix would have, is written as zero.
        double latitude = ((flags & NORTH) == 0 ? -north : north) + 0.0;
        double longitude = ((flags & WEST) == 0 ? east : -east) + 0.0;
        report.place(latitude, longitude, (flags & FIXED) != 0)
                .course(flags & COURSE)
                .extra("flags", flags >> COURSE_BITS);
    }

    static void speed(int kmh, PacketReport report) {
        report.speed(kmh / KMH);
    }

    /** Year since 2000, month, day, hour, minute and second; null for the zeros of a device that does not know it yet. */
    static @Nullable Instant time(ByteReader in, ZoneOffset offset) throws Garbled {
        int at = in.position();
        int[] parts = new int[6];
        boolean zero = true;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = in.u8("the time");
            zero &= parts[i] == 0;
        }
        return zero ? null : Bcd.time(parts, offset, at);
    }
}
