package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.rollcall.obligation.Attempt;

/** One attempt, as the participant reads it. */
public record DoneLine(String receipt, String when, String way, String finding) {
    static DoneLine of(Attempt attempt, Texts texts, ZoneId zone) {
        return new DoneLine(
                attempt.receipt(),
                texts.time(attempt.at(), zone),
                texts.say("way." + attempt.way()),
                texts.say("finding." + attempt.finding().getClass().getSimpleName()));
    }
}
