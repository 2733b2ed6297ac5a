package org.rollcall.telephony;

/** Takes incoming calls. */
@FunctionalInterface
public interface CallHandler {
    /**
     * Handles one call on a virtual thread of its own. When it returns or throws, the call is hung up if it is still up.
     * {@link CallEnded} may pass through.
     */
    void handle(Call call) throws InterruptedException;

    /** A call was refused before anyone could handle it. Called on signalling's thread; must return at once. */
    default void refused(Refusal refusal) {}
}
