package org.rollcall.evidence;

import java.time.Instant;

/** When a piece is deleted, as things stand. */
public sealed interface Leaving {
    /** At this time or soon after, by its retention class. */
    record At(Instant time) implements Leaving {}

    /** Not while the legal hold on the person stands, and not before this time. */
    record Held(Instant soonest) implements Leaving {}

    /** Not while something rests on it, and not before this time. */
    record Needed(Instant soonest, StillNeeded.Reason by) implements Leaving {}

    /** Nothing is deleted where the operator has not set the role that alone may. */
    record NotSet() implements Leaving {}
}
