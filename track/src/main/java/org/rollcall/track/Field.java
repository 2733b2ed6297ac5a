package org.rollcall.track;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The measured fields of a fix: their range and the steps in which they are kept, as whole numbers of 32 bits. */
public enum Field {
    /** Degrees north, steps of 1e-7. */
    LATITUDE(-90, 90, 1e7),
    /** Degrees east, steps of 1e-7. */
    LONGITUDE(-180, 180, 1e7),
    /** m/s, steps of 0.001. */
    SPEED(0, 20_000, 1000),
    /** Degrees clockwise from north, steps of 0.01; 360 is 0. */
    COURSE(0, 360, 100),
    /** Metres, steps of 0.01. */
    ALTITUDE(-100_000, 100_000, 100),
    /** Metres, steps of 0.01. */
    ACCURACY(0, 20_000_000, 100),
    /** Dilution of precision, steps of 0.01. */
    DOP(0, 10_000, 100),
    /** Percent, steps of 0.1. */
    BATTERY(0, 100, 10);

    private final double lowest;
    private final double highest;
    private final double steps;

    Field(double lowest, double highest, double stepsInOne) {
        this.lowest = lowest;
        this.highest = highest;
        this.steps = stepsInOne;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean holds(double value) {
        return value >= lowest && value <= highest;
    }

    /** The value as whole steps. */
    public int steps(double value) {
        int whole = (int) Math.round(value * steps);
        return this == COURSE && whole == 36_000 ? 0 : whole;
    }

    /** The value of so many whole steps: the double nearest to it, so that steps and values are one to one. */
    public double value(int whole) {
        return whole / steps;
    }

    @Nullable
    Double kept(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        double kept = kept(value.doubleValue());
        // Equal objects stay one object: a day has 86,400 fixes.
        return Double.compare(kept, value) == 0 ? value : Double.valueOf(kept);
    }

    double kept(double value) {
        if (!holds(value)) {
            throw new IllegalArgumentException(
                    "a fix's " + word() + " lies between " + lowest + " and " + highest + ", not " + value);
        }
        return value(steps(value));
    }
}
