package org.rollcall.track.zone;

/**
 * A fix that did not count as evidence, and why.
 *
 * @param sighting the fix
 * @param reason why not
 */
public record Doubt(Sighting sighting, Reason reason) {
    /** Why a fix was not believed. */
    public enum Reason {
        /** The receiver had no position, or none on Earth. */
        NOT_VALID,
        /** Its time is wrong: none, or later than it arrived. */
        CLOCK,
        /** The edge lies within its error and the buffer: it decides nothing. */
        TOO_NEAR_THE_EDGE,
        /** Nobody moves that fast. */
        TOO_FAST,
        /** The next believable fixes were on the other side again, before there were enough. */
        CAME_BACK,
        /** Fixes drift this far while the tracker lies still. */
        LAY_STILL
    }
}
