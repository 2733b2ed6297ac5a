package org.rollcall.track.zone;

/**
 * An area and what it means while its schedule is in force.
 *
 * @param kind whether to be inside or outside
 * @param area where
 * @param schedule when
 */
public record Zone(Kind kind, Area area, Schedule schedule) {
    /** What the zone asks of the person. */
    public enum Kind {
        /** To be inside. */
        INCLUSION,
        /** To stay outside. */
        EXCLUSION;

        /** The side that the zone asks for. */
        public Side right() {
            return this == INCLUSION ? Side.INSIDE : Side.OUTSIDE;
        }
    }

    /** A zone that is always in force. */
    public static Zone always(Kind kind, Area area) {
        return new Zone(kind, area, Schedule.ALWAYS);
    }
}
