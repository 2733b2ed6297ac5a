package org.rollcall.track.zone;

import java.time.Duration;

/**
 * How much it takes before a tracker is said to be on the wrong side of a zone's edge. The right side is believed more
 * easily: a machine never decides against a person.
 *
 * @param fixes that must agree, 2 to 10
 * @param dwell how long they must span
 * @param longDwell two fixes that span this are enough too, for trackers that report seldom
 * @param buffer metres beyond the edge that are still forgiven
 * @param errorRadii how many times its error radius a fix must be beyond the edge; 2 covers 95 %
 * @param plausibleSpeed m/s; whoever moved faster did not move
 * @param stillDwell how long fixes must agree when nothing says that the tracker moved, as fixes drift indoors
 * @param stillDistance metres beyond the edge at which drift is no explanation
 * @param silence how long nothing may be heard before presence is unknown
 */
public record Evidence(
        int fixes,
        Duration dwell,
        Duration longDwell,
        double buffer,
        double errorRadii,
        double plausibleSpeed,
        Duration stillDwell,
        double stillDistance,
        Duration silence) {
    /** Three fixes over a minute, 30 m of grace, twice the error radius, 70 m/s; drift up to 200 m for half an hour. */
    public static final Evidence USUAL = new Evidence(
            3,
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            30,
            2,
            70,
            Duration.ofMinutes(30),
            200,
            Duration.ofHours(2));

    /** Throws IllegalArgumentException for numbers out of range. */
    public Evidence {
        if (fixes < 2 || fixes > 10) {
            throw new IllegalArgumentException("It takes 2 to 10 fixes, not " + fixes + ".");
        }
        if (!(buffer >= 0 && errorRadii >= 0 && plausibleSpeed > 0 && stillDistance >= 0)) {
            throw new IllegalArgumentException("Distances, factors and speeds of the evidence are not negative.");
        }
        if (dwell.isNegative() || longDwell.isNegative() || stillDwell.isNegative() || silence.isNegative()) {
            throw new IllegalArgumentException("Durations of the evidence are not negative.");
        }
    }

    /** The same with another buffer in metres. */
    public Evidence withBuffer(double metres) {
        return new Evidence(
                fixes, dwell, longDwell, metres, errorRadii, plausibleSpeed, stillDwell, stillDistance, silence);
    }

    /** The same with another dwell; what else must last does so at least as long. */
    public Evidence withDwell(Duration span) {
        return new Evidence(
                fixes,
                span,
                longer(longDwell, span),
                buffer,
                errorRadii,
                plausibleSpeed,
                longer(stillDwell, span),
                stillDistance,
                silence);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** The same with another number of fixes and dwell. */
    public Evidence withFixes(int number, Duration span) {
        return new Evidence(
                number, span, longDwell, buffer, errorRadii, plausibleSpeed, stillDwell, stillDistance, silence);
    }
}
