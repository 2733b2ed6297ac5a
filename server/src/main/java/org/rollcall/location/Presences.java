package org.rollcall.location;

import java.util.List;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;

/** The door to where someone's trackers are as to their zones: inside, outside, uncertain, or unknown because silent. */
public interface Presences {
    /**
     * For each zone that stands and each tracker the person holds now, by zone; the read is journalled. A participant who
     * asks gets those of zones that are shown to them: from the others they could find out where the edge lies.
     *
     * @throws org.springframework.security.access.AccessDeniedException if a participant asks for another's
     */
    List<ZonePresence> of(Actor by, Purpose purpose, ParticipantId participant);
}
