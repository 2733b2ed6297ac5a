package org.rollcall.telephony;

/** What became of an outgoing call. */
public sealed interface CallResult {
    /** Someone or something answered; whoever placed the call hangs it up. */
    record Answered(Call call) implements CallResult {}

    /** The other side is in another call. */
    record Busy() implements CallResult {}

    /** It rang, or not even that, and nobody answered in time. */
    record NoAnswer() implements CallResult {}

    /** The other side or its network would not take it; the SIP status says why (RFC 3261, section 21). */
    record Rejected(int status, String reason) implements CallResult {}

    /** The call could not be placed for a technical reason; not the called person's doing. */
    record Failed(String reason) implements CallResult {}
}
