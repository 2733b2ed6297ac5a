package org.rollcall.participant;

import java.time.Instant;
import java.util.List;
import org.rollcall.journal.Actor;

/** The phones with which someone signs in to the app without code and PIN, and the lock for a phone that was lost. */
public interface AppAccess {
    /** A phone's passkey. {@code id} is the credential's identifier in base64url. */
    record Phone(String id, Instant added, Instant lastUsed) {}

    /** The phones of this person, the first one added first. */
    List<Phone> phones(ParticipantId participant);

    /** Takes a passkey away. Does nothing if this person has no such one. */
    void remove(Actor by, ParticipantId participant, String phone);

    /**
     * Ends every sign-in and every passkey of this person at once, on every node, and publishes {@link AppLocked}. Code
     * and PIN stay: new ones are given by {@link Participants#giveSignIn}.
     */
    void lock(Actor by, ParticipantId participant);

    /** Whether a lock was made later than {@code from} and not later than {@code until}. */
    boolean lockedBetween(ParticipantId participant, Instant from, Instant until);

    /** The number of the last lock; 0 before the first. */
    long lastLock(ParticipantId participant);
}
