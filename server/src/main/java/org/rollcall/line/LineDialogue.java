package org.rollcall.line;

import java.util.Optional;
import org.rollcall.telephony.Call;

/** What is said on an incoming call. The floor above gives one; the line finds it as a bean. */
public interface LineDialogue {
    /**
     * Holds the conversation of one call, which is not answered yet. When it returns the call is hung up; what the call
     * throws when it ends may pass through.
     */
    void converse(CallRecordId id, Call call, CallingNumber number) throws InterruptedException;

    /** Why no conversation could be held now, in a plain sentence that says what to do; empty where nothing is missing. */
    Optional<String> problem();
}
