package org.rollcall.obligation;

import java.util.Optional;
import org.rollcall.participant.ParticipantId;

/** Receipts: every attempt gets one, signed when it is recorded, which whoever holds it can verify. */
public interface Receipts {
    /** What verifying said. */
    sealed interface Verdict {
        /** It was issued here, and nothing of it was changed. */
        record Valid(ReceiptStatement statement) implements Verdict {}

        /** The number was issued here; whether anything else on the paper was changed only the signed text can tell. */
        record Issued(Attempt attempt) implements Verdict {}

        /** It says to be a receipt of ours, and the signature does not fit what it says. */
        record NotValid() implements Verdict {}

        /** Nothing like it was issued here. */
        record Unknown() implements Verdict {}
    }

    /** The signed statement of a receipt; empty for a number never given, or given before receipts were signed. */
    Optional<ReceiptStatement> of(String number);

    /**
     * Verifies what someone holds: the signed text, or the number alone. What is found is journalled, so that the
     * person can see that their receipt was looked up.
     */
    Verdict verify(String held);

    /** What stands for the person on all their receipts. */
    String reference(ParticipantId participant);

    /** The public key (Ed25519, X.509 in base64) under which receipts are signed. */
    String publicKey();
}
