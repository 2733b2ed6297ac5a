package org.rollcall.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Outcome;
import org.rollcall.participant.Participant;

/**
 * An obligation as a list shows it.
 *
 * @param person null where the record is gone
 * @param window in the person's own time
 * @param state a few words
 * @param tag the style of the state
 */
public record DueLine(Obligation obligation, @Nullable Participant person, String window, String state, String tag) {
    static DueLine of(Obligation obligation, @Nullable Participant person, ZoneId zone, Instant now) {
        var outcome = obligation.outcome();
        String state = outcome != null
                ? Words.of(outcome)
                : obligation.window().contains(now)
                        ? "Open now"
                        : obligation.window().opens().isAfter(now) ? "To come" : "Closing";
        String tag = outcome != null ? Words.tag(outcome) : obligation.window().contains(now) ? "" : "plain";
        return new DueLine(obligation, person, Words.window(obligation.window(), zone), state, tag);
    }

    /** Whether a person can decide here: what came of a hearing is recorded with its source, beside the hearing. */
    public boolean decidable() {
        return obligation.outcome() != null && obligation.duty() != Duty.HEARING;
    }

    /** What a person can decide. That somebody reported is recorded beside the notice. */
    public List<Outcome> choices() {
        if (obligation.duty() == Duty.HEARING) {
            return List.of();
        }
        return Stream.of(Outcome.values())
                .filter(each -> each != Outcome.PENDING_REVIEW)
                .filter(each -> obligation.duty() == Duty.CHECK_IN
                        || (each != Outcome.FULFILLED && each != Outcome.FULFILLED_LATE))
                .toList();
    }
}
