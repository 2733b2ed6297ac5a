package org.rollcall.track.codec;

/**
 * How far a tracker should have come since the fix before, by its own speed and course, in 1e-7 degrees. With StrictMath,
 * whose results are the same on every machine.
 */
final class Motion {
    private static final double METRES_IN_DEGREE = 111_200;
    private static final double MOST_SECONDS = 120;

    private final long[] north;
    private final double[] east;

    /**
     * Columns of the same length.
     *
     * @param times milliseconds
     * @param speeds mm/s, 0 where not sent
     * @param courses hundredths of a degree, 0 where not sent
     */
    Motion(long[] times, long[] speeds, long[] courses) {
        north = new long[times.length];
        east = new double[times.length];
        for (int i = 1; i < times.length; i++) {
            double seconds = (times[i] - times[i - 1]) / 1000.0;
            if (speeds[i] != 0 && seconds > 0 && seconds <= MOST_SECONDS) {
                double degrees = speeds[i] / 1000.0 * seconds / METRES_IN_DEGREE * 1e7;
                double angle = StrictMath.toRadians(courses[i] / 100.0);
                north[i] = Math.round(degrees * StrictMath.cos(angle));
                east[i] = degrees * StrictMath.sin(angle);
            }
        }
    }

    /** Expected changes of latitude. */
    long[] north() {
        return north;
    }

    /** Expected changes of longitude at these latitudes (1e-7 degrees). */
    long[] east(long[] latitudes) {
        long[] changes = new long[east.length];
        for (int i = 0; i < changes.length; i++) {
            if (east[i] != 0) {
                double narrow = StrictMath.cos(StrictMath.toRadians(latitudes[i] / 1e7));
                changes[i] = Math.round(east[i] / Math.max(0.01, narrow));
            }
        }
        return changes;
    }
}
