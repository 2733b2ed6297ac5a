package org.rollcall.portal.internal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.ReceiptStatement;

/** One attempt, as the participant reads it. */
public record DoneLine(String receipt, String when, String way, String finding) {
    static DoneLine of(Attempt attempt, Texts texts, ZoneId zone) {
        return at(texts.time(attempt.at(), zone), attempt, texts);
    }

    /** As whoever holds the receipt reads it: they are told nothing of where the person lives. */
    static DoneLine inUtc(Attempt attempt, Texts texts) {
        return at(texts.time(attempt.at(), ZoneOffset.UTC) + " UTC", attempt, texts);
    }

    /** As a signed receipt states it, by the person's own clock. */
    static DoneLine stated(ReceiptStatement statement, Texts texts) {
        ZoneOffset offset = statement.at().getOffset();
        return new DoneLine(
                statement.number().value(),
                texts.time(statement.at().toInstant(), offset) + " " + ZoneId.ofOffset("UTC", offset),
                texts.say("way." + statement.way()),
                texts.say("finding." + word(statement.cameTo())));
    }

    private static String word(ReceiptStatement.CameTo cameTo) {
        return switch (cameTo) {
            case SATISFIED -> "Satisfied";
            case INCONCLUSIVE -> "Inconclusive";
            case UNFINISHED -> "Unfinished";
            case LOCKED_OUT -> "LockedOut";
            case TECHNICAL_FAILURE -> "TechnicalFailure";
        };
    }

    private static DoneLine at(String when, Attempt attempt, Texts texts) {
        return new DoneLine(
                attempt.receipt(),
                when,
                texts.say("way." + attempt.way()),
                texts.say("finding." + attempt.finding().getClass().getSimpleName()));
    }
}
