package org.rollcall.track.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;

/**
 * The binary form of H02: {@code $}, the device in 10 digits, time and date, latitude {@code ddmm.mmmm}, battery, longitude
 * {@code dddmm.mmmm} and four bits, speed and course in three digits each, status; then what the maker adds. All digits are
 * packed two in a byte.
 *
 * <p>What all makers send are 32 bytes; some write the device with 15 digits in 8 bytes, then the last four bytes are the
 * status. How much a maker adds is not sent: it is passed over until the next frame begins.
 */
final class H02Binary {
    static final byte BEGIN = '$';
    /** Begins a frame whose number is not the device's: it belongs to the one that sent the frames before it. */
    static final byte OTHER_BEGIN = 'X';

    static final int LENGTH = 32;
    static final int MOST_ADDED = 64;
    private static final int SHORT_DEVICE = 5;
    private static final int LONG_DEVICE = 8;
    private static final int BEFORE_DEVICE = 1;
    private static final double KNOT = 1852.0 / 3600.0;

    private H02Binary() {}

    /** Whether a frame begins here, behind a binary one; null while more bytes are needed to tell. */
    static @Nullable Boolean begins(byte[] received, int from, int to) {
        if (received[from] == '*') {
            return to - from < 4 ? null : received[from + 3] == ',';
        }
        if (received[from] != BEGIN && received[from] != OTHER_BEGIN) {
            return false;
        }
        if (to - from < BEFORE_DEVICE + LONG_DEVICE + 6) {
            return null;
        }
        return isTime(received, from + BEFORE_DEVICE + SHORT_DEVICE)
                || isTime(received, from + BEFORE_DEVICE + LONG_DEVICE);
    }

    /** Hour, minute, second, day and month within their ranges, all in digits. */
    private static boolean isTime(byte[] received, int from) {
        int[] least = {0, 0, 0, 1, 1, 0};
        int[] most = {23, 59, 59, 31, 12, 99};
        for (int i = 0; i < most.length; i++) {
            int tens = received[from + i] >> 4 & 0xF;
            int ones = received[from + i] & 0xF;
            int value = 10 * tens + ones;
            if (tens > 9 || ones > 9 || value < least[i] || value > most[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads the 32 bytes from there. */
    static Frame.Fixes read(byte[] received, int from) throws Garbled {
        ByteReader in = new ByteReader(received, from, from + LENGTH);
        boolean longDevice = !isTime(received, from + BEFORE_DEVICE + SHORT_DEVICE)
                && isTime(received, from + BEFORE_DEVICE + LONG_DEVICE);
        in.u8("the beginning");
        String device = longDevice
                ? in.hex(LONG_DEVICE, "the device").substring(0, 15)
                : Bcd.digits(in, SHORT_DEVICE, "the device");
        int timeAt = in.position();
        Instant time = Bcd.time(hoursFirst(Bcd.digits(in, 6, "time and date")), false, ZoneOffset.UTC, timeAt);
        String north = Bcd.digits(in, 4, "the latitude");
        int battery = in.u8("the battery");
        int eastAt = in.position();
        String east = in.hex(5, "the longitude");
        if (!east.substring(0, 9).matches("\\d{9}")) {
            throw Garbled.frame(eastAt, "the longitude is not nine digits: " + east);
        }
        int flags = Character.digit(east.charAt(9), 16);
        double latitude = minutes(north, 2);
        double longitude = minutes(east.substring(0, 9), 3);
        String motion = Bcd.digits(in, 3, "speed and course");
        Fix.Builder fix = Fix.at(
                        time, (flags & 4) == 0 ? -latitude : latitude, (flags & 8) == 0 ? -longitude : longitude)
                .valid((flags & 2) != 0)
                .speed(Integer.parseInt(motion.substring(0, 3)) * KNOT)
                .course(Integer.parseInt(motion.substring(3)))
                .extra("command", received[from] == BEGIN ? "binary" : "binaryX")
                .extra("batteryLevel", battery);
        if (received[from] == OTHER_BEGIN) {
            fix.extra("sender", device);
        }
        H02Text.status((int) in.u32("the status"), fix);
        charge(battery, fix);
        if (in.left() > 0) {
            fix.extra("rest", in.hex(in.left(), "the rest"));
        }
        return new Frame.Fixes(device, List.of(fix.build()), Reply.NONE);
    }

    /** The time stands before the date here. */
    private static String hoursFirst(String digits) {
        return digits.substring(6) + digits.substring(0, 6);
    }

    private static double minutes(String digits, int degrees) {
        return Integer.parseInt(digits.substring(0, degrees)) + Integer.parseInt(digits.substring(degrees)) / 600_000.0;
    }

    /** Six levels, 6 being full, or percent above them. */
    private static void charge(int battery, Fix.Builder fix) {
        if (battery > 6 && battery <= 100) {
            fix.battery(battery);
        } else if (battery >= 4 && battery <= 6) {
            fix.battery((battery - 1) * 20);
        } else if (battery >= 1 && battery <= 3) {
            fix.battery((battery - 1) * 10);
        }
    }
}
