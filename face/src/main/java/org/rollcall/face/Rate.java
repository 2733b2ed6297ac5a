package org.rollcall.face;

import java.util.Locale;

/**
 * A rate as a fraction, with its 95 % interval.
 *
 * @param value 0 to 1; NaN if there was nothing to count
 */
public record Rate(double value, double low, double high) {
    private static final double Z = 1.959964;

    /** Wilson's score interval (1927) for a share of {@code trials}. */
    static Rate wilson(double share, long trials) {
        double z2 = Z * Z / trials;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials));
        return new Rate(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    String json() {
        return "{\"value\":%s,\"low\":%s,\"high\":%s}".formatted(number(value), number(low), number(high));
    }

    private static String number(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.6f", fraction) : "null";
    }

    /** As per cent: "0.61 % (0.40–0.85)". */
    @Override
    public String toString() {
        return Double.isNaN(value)
                ? "nothing to count"
                : String.format(Locale.ROOT, "%.2f %% (%.2f–%.2f)", 100 * value, 100 * low, 100 * high);
    }
}
