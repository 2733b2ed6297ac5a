package org.rollcall.location;

import java.time.Instant;

/** What became of a command to a tracker. */
public sealed interface Delivery {
    /** When it came to this. */
    Instant at();

    /** It waits until the tracker connects, and, where others hear it, for the day. */
    record Queued(Instant at) implements Delivery {}

    /** It went out; the tracker has not answered. */
    record Sent(Instant at) implements Delivery {}

    /** The tracker answered that it is done. */
    record Delivered(Instant at, String said) implements Delivery {}

    /** The tracker, or its protocol, does not do that. */
    record Refused(Instant at, String said) implements Delivery {}

    /** Its time was over before it was sent, or no answer came. */
    record Expired(Instant at, String why) implements Delivery {}
}
