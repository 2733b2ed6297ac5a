package org.rollcall.telephony;

/** How a prompt ended. */
public sealed interface PlayEnd {
    /** It was played to its end. */
    record Finished() implements PlayEnd {}

    /** A key stopped it; the key is still there to be collected. */
    record Interrupted(char digit) implements PlayEnd {}
}
