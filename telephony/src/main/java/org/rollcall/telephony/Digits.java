package org.rollcall.telephony;

/**
 * Keys collected.
 *
 * @param keys without the terminator, perhaps empty
 * @param end why collecting ended
 */
public record Digits(String keys, End end) {
    /** Why collecting ended. */
    public enum End {
        /** As many as wanted. */
        COMPLETE,
        /** The terminator was pressed. */
        TERMINATED,
        /** No first key in time. */
        NOTHING,
        /** No further key in time. */
        STOPPED
    }
}
