package org.rollcall.track.zone;

import java.util.List;

/** A part of the Earth's surface with an edge. */
public sealed interface Area permits Circle, Polygon, Corridor, Area.Union {
    /**
     * Metres from the place to the area's edge: negative inside, positive outside, 0 on the edge. Exact to 0.1 % within
     * 300 km of the edge and below 85° of latitude; further away only its sign and order of magnitude count.
     */
    double signedDistance(double latitude, double longitude);

    /** Whether the place lies inside or on the edge. */
    default boolean contains(double latitude, double longitude) {
        return signedDistance(latitude, longitude) <= 0;
    }

    /**
     * Several areas taken as one.
     *
     * @param parts at least one
     */
    record Union(List<Area> parts) implements Area {
        /** Copies the parts. */
        public Union {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("An area needs at least one part.");
            }
        }

        @Override
        public double signedDistance(double latitude, double longitude) {
            double least = Double.POSITIVE_INFINITY;
            for (Area part : parts) {
                least = Math.min(least, part.signedDistance(latitude, longitude));
            }
            return least;
        }
    }
}
