package org.rollcall.track.zone;

/**
 * All places within a radius.
 *
 * @param centre its middle
 * @param radius metres, 1 to 500,000
 */
public record Circle(Position centre, double radius) implements Area {
    /** Throws IllegalArgumentException for a radius out of range or a circle around a pole. */
    public Circle {
        if (!(radius >= 1 && radius <= 500_000)) {
            throw new IllegalArgumentException("The radius of a circle is 1 m to 500 km, not " + radius + " m.");
        }
        Polygon.refusePolar(centre);
    }

    @Override
    public double signedDistance(double latitude, double longitude) {
        return Ellipsoid.distance(centre.latitude(), centre.longitude(), latitude, longitude) - radius;
    }
}
