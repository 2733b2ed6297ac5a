package org.rollcall.track.zone;

import java.util.List;

/**
 * All places within half a width of a way.
 *
 * @param way at least two points; its lines are straight in longitude and latitude
 * @param width metres from side to side, 2 to 100,000
 */
public record Corridor(List<Position> way, double width) implements Area {
    /** Throws IllegalArgumentException for fewer than two points, too many, or a width out of range. */
    public Corridor {
        way = List.copyOf(way);
        if (way.size() < 2 || way.size() > Polygon.MOST_POINTS) {
            throw new IllegalArgumentException(
                    "The way of a corridor has 2 to " + Polygon.MOST_POINTS + " points, not " + way.size() + ".");
        }
        if (!(width >= 2 && width <= 100_000)) {
            throw new IllegalArgumentException("The width of a corridor is 2 m to 100 km, not " + width + " m.");
        }
        way.forEach(Polygon::refusePolar);
    }

    @Override
    public double signedDistance(double latitude, double longitude) {
        double north = Ellipsoid.northMetres(latitude);
        double east = Ellipsoid.eastMetres(latitude);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < way.size(); i++) {
            Position from = way.get(i - 1);
            Position to = way.get(i);
            double x1 = Ellipsoid.longitudeDifference(longitude, from.longitude());
            double x2 = x1 + Ellipsoid.longitudeDifference(from.longitude(), to.longitude());
            double metres = Ring.toSegment(
                    x1 * east, (from.latitude() - latitude) * north, x2 * east, (to.latitude() - latitude) * north);
            least = Math.min(least, metres);
        }
        return least - width / 2;
    }
}
