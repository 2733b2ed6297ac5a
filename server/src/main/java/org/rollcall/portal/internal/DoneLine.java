package org.rollcall.portal.internal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.rollcall.obligation.Attempt;

/** One attempt, as the participant reads it. */
public record DoneLine(String receipt, String when, String way, String finding) {
    static DoneLine of(Attempt attempt, Texts texts, ZoneId zone) {
        return at(texts.time(attempt.at(), zone), attempt, texts);
    }

    /** As whoever holds the receipt reads it: they are told nothing of where the person lives. */
    static DoneLine inUtc(Attempt attempt, Texts texts) {
        return at(texts.time(attempt.at(), ZoneOffset.UTC) + " UTC", attempt, texts);
    }

    private static DoneLine at(String when, Attempt attempt, Texts texts) {
        return new DoneLine(
                attempt.receipt(),
                when,
                texts.say("way." + attempt.way()),
                texts.say("finding." + attempt.finding().getClass().getSimpleName()));
    }
}
