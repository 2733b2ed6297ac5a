package org.rollcall.participant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.journal.Actor;

/** Where people live, as they or the staff wrote it. */
public interface Addresses {
    /** An address in lines, and since when it is the one. */
    record Address(String lines, Instant since) {}

    /** Without journal: a page that shows it journals the read. */
    Optional<Address> of(ParticipantId participant);

    /** All that were kept, the present one first. */
    List<Address> all(ParticipantId participant);

    /**
     * Makes this the address from now on; journalled. The same one again changes nothing.
     *
     * @param lines 1 to 500 characters
     * @throws IllegalArgumentException if that does not hold
     * @throws java.util.NoSuchElementException if there is no such person
     */
    void change(Actor by, ParticipantId participant, String lines);
}
