package org.rollcall.track.zone;

/**
 * A place on Earth, WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Position(double latitude, double longitude) {
    /** Throws IllegalArgumentException for coordinates that are none on Earth. */
    public Position {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("The latitude " + latitude + " is not between -90 and 90.");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("The longitude " + longitude + " is not between -180 and 180.");
        }
    }

    /** Metres to the other place, see {@link Ellipsoid#distance}. */
    public double distance(Position other) {
        return Ellipsoid.distance(latitude, longitude, other.latitude, other.longitude);
    }
}
