package org.rollcall.track.zone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * What a fix means for a zone.
 *
 * @param time of the fix
 * @param latitude degrees
 * @param longitude degrees
 * @param errorRadius metres: the accuracy sent, or estimated from the dilution of precision, or assumed
 * @param distance metres from the edge of the area, negative inside
 * @param speed m/s as the device measured it; null when not sent
 * @param moving whether the device's motion sensor says so
 */
public record Sighting(
        Instant time,
        double latitude,
        double longitude,
        double errorRadius,
        double distance,
        @Nullable Double speed,
        boolean moving) {
    private static final double LEAST_ERROR = 5;
    private static final double ASSUMED_ERROR = 25;
    /** Usual range error of a satellite receiver in metres, by which the dilution multiplies. */
    private static final double RANGE_ERROR = 6;

    private static final double WALKING = 0.8;

    static Sighting of(Fix fix, Area area) {
        return new Sighting(
                fix.time(),
                fix.latitude(),
                fix.longitude(),
                errorRadius(fix),
                area.signedDistance(fix.latitude(), fix.longitude()),
                fix.speed(),
                fix.has(TrackerState.MOVING));
    }

    private static double errorRadius(Fix fix) {
        if (fix.accuracy() != null && fix.accuracy() > 0) {
            return Math.max(LEAST_ERROR, fix.accuracy());
        }
        if (fix.dop() != null && fix.dop() > 0) {
            return Math.max(LEAST_ERROR, fix.dop() * RANGE_ERROR);
        }
        return ASSUMED_ERROR;
    }

    /** Metres to the other sighting. */
    double metresTo(Sighting other) {
        return Ellipsoid.distance(latitude, longitude, other.latitude, other.longitude);
    }

    /** The least speed in m/s that explains both sightings, with their errors allowed for. */
    double leastSpeedSince(Sighting earlier) {
        double metres = Math.max(0, metresTo(earlier) - errorRadius - earlier.errorRadius);
        double seconds =
                Math.max(1, java.time.Duration.between(earlier.time, time).toMillis() / 1000.0);
        return metres / seconds;
    }

    /** Whether the device itself says that it moves. */
    boolean saysItMoves() {
        return moving || speed != null && speed >= WALKING;
    }

    /** Metres beyond the edge on that side; negative on the other. */
    double beyond(Side side) {
        return side == Side.OUTSIDE ? distance : -distance;
    }
}
