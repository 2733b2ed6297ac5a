package org.rollcall.track.zone;

/** What is known at the moment. */
public enum Presence {
    /** In the area, on evidence. */
    INSIDE,
    /** Not in the area, on evidence. */
    OUTSIDE,
    /** The tracker reports, but what it reports does not decide the side. */
    UNCERTAIN,
    /** Nothing heard yet, or not for long. */
    UNKNOWN
}
