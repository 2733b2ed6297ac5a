package org.rollcall.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** The door to the stock and who holds what, from when to when. */
public interface Equipment {
    /** @throws IllegalArgumentException with a plain sentence if the number is taken or not 1–40 letters, digits, . _ - */
    Tracker addTracker(Actor by, String deviceNumber, String model, boolean synthetic);

    /** Hands the tracker out from {@code at}. @throws IllegalArgumentException if someone else holds it: return it first */
    void assign(Actor by, TrackerId tracker, ParticipantId participant, Instant at);

    /** Takes it back. */
    void takeBack(Actor by, TrackerId tracker, Instant at);

    Optional<Tracker> byDeviceNumber(String deviceNumber);

    /** Who held the tracker at an instant. */
    Optional<ParticipantId> holderAt(TrackerId tracker, Instant at);

    List<Tracker> heldBy(ParticipantId participant);

    List<Tracker> stock(int most);
}
