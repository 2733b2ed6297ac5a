package org.rollcall.track.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Digits packed two in a byte, and the dates and angles that protocols write in digits. */
final class Bcd {
    private Bcd() {}

    /** The digits as sent; one that is none is garbled. */
    static String digits(ByteReader in, int bytes, String what) throws Garbled {
        int at = in.position();
        String digits = in.hex(bytes, what);
        if (!digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw Garbled.frame(at, what + " is not all digits: " + digits);
        }
        return digits;
    }

    /** A year since 2000, month, day, hour, minute and second, such as may come out of a tracker. */
    static Instant time(int[] parts, ZoneOffset offset, int at) throws Garbled {
        try {
            return LocalDateTime.of(2000 + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
                    .toInstant(offset);
        } catch (DateTimeException e) {
            throw Garbled.frame(at, "the time is none on any clock: " + e.getMessage());
        }
    }

    /** Twelve digits in pairs: yyMMddHHmmss when {@code yearFirst}, else ddMMyyHHmmss. */
    static Instant time(String digits, boolean yearFirst, ZoneOffset offset, int at) throws Garbled {
        if (!digits.matches("\\d{12}")) {
            throw Garbled.frame(at, "date and time are not twelve digits: " + digits);
        }
        int[] parts = new int[6];
        for (int i = 0; i < 6; i++) {
            parts[i] = Integer.parseInt(digits, 2 * i, 2 * i + 2, 10);
        }
        if (!yearFirst) {
            int day = parts[0];
            parts[0] = parts[2];
            parts[2] = day;
        }
        return time(parts, offset, at);
    }

    /** Degrees and minutes as NMEA writes them (dddmm.mmmm), negative for S and W. */
    static double angle(String text, String hemisphere, int at) throws Garbled {
        if (!text.matches("\\d{3,5}(\\.\\d{1,8})?")) {
            throw Garbled.frame(at, "degrees and minutes were expected, not \"" + text + "\"");
        }
        double number = Double.parseDouble(text);
        double degrees = Math.floor(number / 100);
        return signed(degrees + (number - degrees * 100) / 60, hemisphere, at);
    }

    /** The number with the sign of its hemisphere. */
    static double signed(double degrees, String hemisphere, int at) throws Garbled {
        return switch (hemisphere) {
            case "N", "E" -> degrees;
            case "S", "W" -> -degrees;
            default -> throw Garbled.frame(at, "N, S, E or W was expected, not \"" + hemisphere + "\"");
        };
    }
}
