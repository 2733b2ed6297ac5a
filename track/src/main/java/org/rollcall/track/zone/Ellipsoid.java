package org.rollcall.track.zone;

/**
 * Distances on the WGS 84 ellipsoid. Near by, degrees become metres with the radii of curvature at the latitude between
 * the places (error below 0.1 % up to 300 km away from the poles); far away, by the haversine formula on the mean sphere
 * (error below 0.6 %).
 */
final class Ellipsoid {
    private static final double EQUATOR = 6_378_137;
    private static final double ECCENTRICITY_SQUARED = 6.694_379_990_141_317e-3;
    private static final double MEAN = 6_371_008.8;
    private static final double NEAR_DEGREES = 3;
    private static final double POLAR = 85;

    private Ellipsoid() {}

    /** Metres of one degree of latitude there. */
    static double northMetres(double latitude) {
        double sin = Math.sin(Math.toRadians(latitude));
        double root = 1 - ECCENTRICITY_SQUARED * sin * sin;
        return Math.toRadians(EQUATOR * (1 - ECCENTRICITY_SQUARED) / (root * Math.sqrt(root)));
    }

    /** Metres of one degree of longitude there. */
    static double eastMetres(double latitude) {
        double phi = Math.toRadians(latitude);
        double sin = Math.sin(phi);
        return Math.toRadians(EQUATOR * Math.cos(phi) / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin * sin));
    }

    /** The difference of two longitudes the short way round, -180 to 180. */
    static double longitudeDifference(double from, double to) {
        double difference = (to - from) % 360;
        if (difference > 180) {
            return difference - 360;
        }
        return difference < -180 ? difference + 360 : difference;
    }

    static double distance(double latitude1, double longitude1, double latitude2, double longitude2) {
        double north = latitude2 - latitude1;
        double east = longitudeDifference(longitude1, longitude2);
        double middle = (latitude1 + latitude2) / 2;
        double eastReach = NEAR_DEGREES / Math.max(0.01, Math.cos(Math.toRadians(middle)));
        if (Math.abs(north) > NEAR_DEGREES || Math.abs(east) > eastReach || Math.abs(middle) > POLAR) {
            return haversine(latitude1, latitude2, east);
        }
        return length(north * northMetres(middle), east * eastMetres(middle));
    }

    /** As {@link Math#hypot}, which guards against overflow that metres on Earth cannot reach, and takes its time for it. */
    static double length(double north, double east) {
        return Math.sqrt(north * north + east * east);
    }

    private static double haversine(double latitude1, double latitude2, double east) {
        double phi1 = Math.toRadians(latitude1);
        double phi2 = Math.toRadians(latitude2);
        double north = Math.sin((phi2 - phi1) / 2);
        double across = Math.sin(Math.toRadians(east) / 2);
        double a = north * north + Math.cos(phi1) * Math.cos(phi2) * across * across;
        return 2 * MEAN * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
