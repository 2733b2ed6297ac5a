package org.rollcall.track.zone;

import java.util.List;

/** A closed line, straight between its points in longitude and latitude as GeoJSON has it, across 180° if need be. */
final class Ring {
    private final double[] x;
    private final double[] y;
    private final double middle;

    /** The points without repetition of the first at the end. */
    Ring(List<Position> points) {
        int size = points.size();
        x = new double[size];
        y = new double[size];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double longitude = points.get(i).longitude();
            x[i] = i == 0 ? longitude : x[i - 1] + Ellipsoid.longitudeDifference(x[i - 1], longitude);
            y[i] = points.get(i).latitude();
            least = Math.min(least, x[i]);
            most = Math.max(most, x[i]);
        }
        middle = (least + most) / 2;
    }

    /** Longitudes that run on past 180° rather than jump. */
    double[] longitudes() {
        return x;
    }

    double[] latitudes() {
        return y;
    }

    /** Whether going round the ring ends where it began, not a turn further: then it would enclose a pole. */
    boolean closes() {
        double last = x[x.length - 1];
        return Math.abs(last + Ellipsoid.longitudeDifference(last, x[0]) - x[0]) < 1;
    }

    /** The longitude, shifted by whole turns to lie near this ring. */
    double near(double longitude) {
        return middle + Ellipsoid.longitudeDifference(middle, longitude);
    }

    /** Whether a line from the place eastwards crosses the ring an odd number of times. */
    boolean encloses(double latitude, double longitude) {
        double px = near(longitude);
        boolean inside = false;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            if (y[i] > latitude != y[j] > latitude && px < (x[j] - x[i]) * (latitude - y[i]) / (y[j] - y[i]) + x[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Metres from the place to the nearest point of the ring, with the scale at the place. */
    double distance(double latitude, double longitude) {
        double north = Ellipsoid.northMetres(latitude);
        double east = Ellipsoid.eastMetres(latitude);
        double px = near(longitude);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            double metres = toSegment(
                    (x[j] - px) * east, (y[j] - latitude) * north, (x[i] - px) * east, (y[i] - latitude) * north);
            least = Math.min(least, metres);
        }
        return least;
    }

    /** Distance from the origin to the line between two points. */
    static double toSegment(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp(-(x1 * dx + y1 * dy) / length, 0, 1);
        return Ellipsoid.length(x1 + along * dx, y1 + along * dy);
    }
}
