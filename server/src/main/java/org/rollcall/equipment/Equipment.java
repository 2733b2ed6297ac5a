package org.rollcall.equipment;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** The door to the stock and who holds what, from when to when. */
public interface Equipment {
    /** @throws IllegalArgumentException with a plain sentence if the number is taken or not 1–40 letters, digits, . _ - */
    Tracker addTracker(Actor by, String deviceNumber, String model, boolean synthetic);

    /**
     * Hands the tracker out from {@code at}, which is now or earlier, and publishes {@link TrackerAssigned}.
     *
     * @throws IllegalArgumentException if someone else holds it (return it first), or the person is not enrolled
     * @throws java.util.NoSuchElementException if no such tracker is in the stock
     */
    void assign(Actor by, TrackerId tracker, ParticipantId participant, Instant at);

    /**
     * Takes it back and publishes {@link TrackerReturned}.
     *
     * @throws IllegalStateException if nobody holds it
     * @throws IllegalArgumentException if {@code at} is in the future or not after it was handed out
     */
    void takeBack(Actor by, TrackerId tracker, Instant at);

    Optional<Tracker> find(TrackerId tracker);

    Optional<Tracker> byDeviceNumber(String deviceNumber);

    /** Who held the tracker at an instant. */
    Optional<ParticipantId> holderAt(TrackerId tracker, Instant at);

    /** What this person holds now. */
    List<Tracker> heldBy(ParticipantId participant);

    /** A tracker that this person holds now. @throws NoSuchElementException if they do not hold it */
    default Tracker heldBy(ParticipantId participant, TrackerId tracker) {
        return find(tracker)
                .filter(found -> participant.equals(found.holder()))
                .orElseThrow(() -> new NoSuchElementException("This person does not hold that tracker."));
    }

    /** What this person held at any time between the instants, by when it was handed out. */
    List<Holding> holdings(ParticipantId participant, Instant from, Instant until);

    /** All trackers, those that nobody holds first, then by device number. */
    List<Tracker> stock(int most);
}
