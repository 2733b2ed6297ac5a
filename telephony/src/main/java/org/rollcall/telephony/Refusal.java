package org.rollcall.telephony;

/**
 * An incoming call that was refused by the line itself.
 *
 * @param reason why
 * @param caller who it was, as far as known
 */
public record Refusal(Reason reason, Caller caller) {
    /** Why a call was refused. */
    public enum Reason {
        /** As many calls are up as the line takes. */
        LINE_FULL,
        /** As many calls are up as one source may have. */
        SOURCE_FULL,
        /** As many calls are up as one number may have. */
        NUMBER_FULL,
        /** No codec in common, or a description that cannot be read. */
        NO_COMMON_AUDIO,
        /** The line is closing. */
        CLOSING
    }
}
