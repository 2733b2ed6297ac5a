package org.rollcall.portal.internal;

import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.Receipts.Verdict;

/**
 * What the verifying of a receipt said, as whoever holds it reads it.
 *
 * @param found what the receipt says; null where there is none to show
 * @param reference what stands for the person; null where only the number was given
 */
public record VerdictLine(
        String word,
        String sentence,
        @Nullable DoneLine found,
        @Nullable String reference) {
    static VerdictLine of(Verdict verdict, Texts texts) {
        return switch (verdict) {
            case Verdict.Valid(var statement) ->
                new VerdictLine(
                        "valid", texts.say("receipt.valid"), DoneLine.stated(statement, texts), statement.reference());
            case Verdict.Issued(var attempt) ->
                new VerdictLine("issued", texts.say("receipt.issued"), DoneLine.inUtc(attempt, texts), null);
            case Verdict.NotValid() -> new VerdictLine("not-valid", texts.say("receipt.not_valid"), null, null);
            case Verdict.Unknown() -> new VerdictLine("unknown", texts.say("receipt.unknown"), null, null);
        };
    }

    /** Whether the receipt, or its number, is ours. */
    public boolean good() {
        return found != null;
    }
}
