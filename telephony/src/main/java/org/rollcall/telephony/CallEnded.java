package org.rollcall.telephony;

/**
 * The call is over, so the step that was running cannot go on. Every method of {@link Call} that waits throws it;
 * unchecked, so that a dialogue handles it once, around everything.
 */
public sealed class CallEnded extends RuntimeException permits HungUp, LineDied {
    private static final long serialVersionUID = 1L;

    CallEnded(String message) {
        super(message);
    }
}
