package org.rollcall.participant;

import java.time.Instant;
import java.util.Optional;
import org.rollcall.journal.Actor;

/**
 * The secret address under which a person's own calendar programme reads their dates without signing in. One a person;
 * kept only as a hash. It ends with the app's lock ({@link AppLocked}) and with the enrolment.
 */
public interface CalendarAddresses {
    /** Gives a new secret, 43 characters of base64url, shown once; the one before stops working. */
    String give(Actor by, ParticipantId participant);

    /** Ends it. Does nothing where there is none. */
    void end(Actor by, ParticipantId participant);

    /** When the present one was given. */
    Optional<Instant> given(ParticipantId participant);

    /** Whose dates may be read with this secret, now; the read is journalled. Empty for every other text. */
    Optional<ParticipantId> read(String secret);
}
