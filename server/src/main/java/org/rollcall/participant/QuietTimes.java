package org.rollcall.participant;

import java.util.Optional;
import org.rollcall.journal.Actor;

/** The door to the hours in which people are left alone: by reminders, by messages about trackers, and by trackers. */
public interface QuietTimes {
    /** The programme's, from {@code rollcall.quiet-from} to {@code rollcall.quiet-until}. */
    QuietHours programme();

    /** What this person chose. */
    Optional<QuietHours> own(ParticipantId participant);

    /** The person's own, or else the programme's. */
    default QuietHours of(ParticipantId participant) {
        return own(participant).orElseGet(this::programme);
    }

    /**
     * Makes these the person's own; journalled.
     *
     * @throws java.util.NoSuchElementException if there is no such person
     */
    void choose(Actor by, ParticipantId participant, QuietHours hours);
}
