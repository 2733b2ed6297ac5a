package org.rollcall.line;

import java.util.Optional;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.telephony.Call;

/** Calls to people who are enrolled, over the trunk. */
public interface OutgoingCalls {
    /** What became of a call. */
    sealed interface Placed {
        /** Someone or something took it, and the talk was held. */
        record Answered() implements Placed {}

        record Busy() implements Placed {}

        record NoAnswer() implements Placed {}

        /** The other side or its network would not take it, with the SIP status. */
        record Rejected(int status) implements Placed {}

        /** It could not be placed; not the called person's doing. */
        record Failed(String reason) implements Placed {}

        /** It was not tried: nobody enrolled has the number, its prefix is closed, or there were too many calls. */
        record NotAllowed(String why) implements Placed {}
    }

    /** What is done on an answered call. What the call throws when it ends may pass through. */
    @FunctionalInterface
    interface Talk {
        void hold(CallRecordId id, Call call) throws InterruptedException;
    }

    /** Why no call can go out, in a plain sentence that says what to do; empty where nothing is missing. */
    Optional<String> problem();

    /** Calls and waits until the call is over, or until it is clear that it does not come about. */
    Placed call(TelephoneNumber number, Talk talk) throws InterruptedException;
}
