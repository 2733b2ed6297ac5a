package org.rollcall.track.zone;

/** Which side of an area's edge. */
public enum Side {
    /** In the area. */
    INSIDE,
    /** Not in the area. */
    OUTSIDE;

    /** The other side. */
    public Side other() {
        return this == INSIDE ? OUTSIDE : INSIDE;
    }
}
