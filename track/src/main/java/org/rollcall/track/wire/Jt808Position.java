package org.rollcall.track.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Positions of JT/T 808: 28 bytes, then items ({@link Jt808Items}). Times are UTC+8 by the standard.
 *
 * <p>Of the alarms only those are states whose bits the standard or, where it reserves them, all known makers give the same
 * meaning: bit 16 is vibration and 17 removal in trackers by the editions before 2019. Bit 15 is vibration to some and a
 * low battery to others; it stays in the extras.
 */
final class Jt808Position {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int MOST_IN_BULK = 1000;
    private static final double MICRO = 1e6;
    private static final double TENTHS_OF_KMH = 36;

    private Jt808Position() {}

    static PacketReport read(ByteReader in, boolean edition2019) throws Garbled {
        PacketReport report = new PacketReport();
        alarms(in.u32("the alarms"), edition2019, report);
        place(in, report);
        report.altitude(in.i16("the altitude")).speed(in.u16("the speed") / TENTHS_OF_KMH);
        report.course(in.u16("the course")).time(time(in));
        Jt808Items.read(in, report);
        return report;
    }

    private static void alarms(long alarm, boolean edition2019, PacketReport report) {
        report.extra("alarm", alarm)
                .state(TrackerState.SOS, bit(alarm, 0))
                .state(TrackerState.BATTERY_LOW, bit(alarm, 7))
                .state(TrackerState.POWER_LOST, bit(alarm, 8))
                .state(TrackerState.MOVING, bit(alarm, 28) || !edition2019 && bit(alarm, 16))
                .state(TrackerState.STRAP_OPEN, !edition2019 && bit(alarm, 17))
                .state(TrackerState.IMPACT, bit(alarm, 29));
    }

    /** The status, which has the signs, and the coordinates. Bit 26, which the standard reserves, is the charger. */
    static void place(ByteReader in, PacketReport report) throws Garbled {
        long status = in.u32("the status");
        double latitude = in.u32("the latitude") / MICRO;
        double longitude = in.u32("the longitude") / MICRO;
        report.extra("status", status).state(TrackerState.CHARGING, bit(status, 26));
        report.place(bit(status, 2) ? -latitude : latitude, bit(status, 3) ? -longitude : longitude, bit(status, 1));
    }

    private static boolean bit(long bits, int number) {
        return (bits >> number & 1) != 0;
    }

    /** The time; null for the zeros of a device that does not know it yet. */
    static @Nullable Instant time(ByteReader in) throws Garbled {
        int at = in.position();
        String digits = Bcd.digits(in, 6, "the time");
        return digits.equals("000000000000") ? null : Bcd.time(digits, true, CHINA, at);
    }

    /** 0704: so many positions, each with its length; 0210: positions with a length of one byte to the end. */
    static Frame bulk(ByteReader in, Jt808Head head, boolean counted, Reply reply) throws Garbled {
        int count = counted ? in.u16("the count of positions") : MOST_IN_BULK;
        int type = counted ? in.u8("the type of the bulk") : 0;
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < count && (counted || in.left() > 0); i++) {
            int length = counted ? in.u16("the length of a position") : in.u8("the length of a position");
            PacketReport report = read(in.slice(length, "a position"), head.edition2019());
            fixes.add(report.extra("kept", type).placedFix());
        }
        if (fixes.isEmpty()) {
            throw Garbled.frame(in.position(), "the bulk has no positions");
        }
        return new Frame.Fixes(head.device(), fixes, reply);
    }
}
