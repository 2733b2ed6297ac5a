package org.rollcall.location;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;

/** The door to when trackers were not heard. */
public interface Silences {
    /**
     * A person's, the latest first; the read is journalled.
     *
     * @throws org.springframework.security.access.AccessDeniedException if a participant asks for another's
     */
    List<Silence> of(Actor by, Purpose purpose, ParticipantId participant, int most);

    /** When a tracker whose silence began then was found heard again, or given back; empty while it is not. */
    Optional<Instant> ended(TrackerId tracker, Instant since);
}
