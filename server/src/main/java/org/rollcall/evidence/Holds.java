package org.rollcall.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;

/** Legal holds: while one stands on a person, nothing that is about them leaves by its retention class. */
public interface Holds {
    /** A hold and, once it was, when it was lifted. */
    record Hold(
            UUID id,
            Instant placed,
            UUID officer,
            String reason,
            @Nullable Instant lifted) {}

    /**
     * Places a hold.
     *
     * @param owner the participant
     * @param reason 1 to 500 characters
     * @return identifies the hold
     * @throws IllegalArgumentException if the reason is too short or too long
     */
    UUID place(Actor.Officer by, UUID owner, String reason);

    /**
     * Lifts a hold; others on the same person stand.
     *
     * @throws java.util.NoSuchElementException if this person has no such hold, or it was lifted
     */
    void lift(Actor.Officer by, UUID owner, UUID hold);

    /** Whether a hold stands on this person. */
    boolean standsOn(UUID owner);

    /** A person's holds, newest first. */
    List<Hold> of(UUID owner);
}
