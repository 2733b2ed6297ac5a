package org.rollcall.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;

/** Legal holds: while one stands, no evidence about the person leaves. */
public interface LegalHolds {
    /** A hold and, once it was, when it was lifted. */
    record Hold(
            UUID id,
            Instant placed,
            UUID officer,
            String reason,
            @Nullable Instant lifted) {}

    /**
     * Places a hold on all that is about a person.
     *
     * @throws IllegalArgumentException if the reason is empty or longer than 500 characters
     */
    void place(Actor.Officer by, UUID owner, String reason);

    /** Lifts a hold. @throws java.util.NoSuchElementException if the person has no such hold, or it was lifted already */
    void lift(Actor.Officer by, UUID owner, UUID hold);

    /** A person's holds, newest first. */
    List<Hold> of(UUID owner);
}
