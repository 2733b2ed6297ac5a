package org.rollcall.location;

import java.time.Instant;
import java.util.List;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;
import org.rollcall.track.wire.TrackerCommand;

/**
 * The door to what trackers are told. A command waits until its tracker connects. A tracker buzzes or speaks at most
 * {@link #LOUD_A_DAY} times a day of its wearer and never from {@link #NIGHT_FROM} to {@link #NIGHT_UNTIL} of their clock.
 */
public interface TrackerCommands {
    /** How often a day others may hear it. */
    int LOUD_A_DAY = 3;

    /** The hour at which the night begins, in the wearer's zone. */
    int NIGHT_FROM = 21;

    /** The hour at which it ends. */
    int NIGHT_UNTIL = 8;

    /** One command and where it stands. */
    record Told(
            CommandId id,
            TrackerId tracker,
            ParticipantId participant,
            TrackerCommand command,
            Purpose purpose,
            Instant asked,
            Delivery delivery) {}

    /**
     * Tells a tracker that this person holds something, for a purpose.
     *
     * @throws java.util.NoSuchElementException if they do not hold it
     * @throws IllegalStateException if others would hear it more often than may be, or ten commands wait already
     */
    Told tell(Actor by, Purpose purpose, ParticipantId participant, TrackerId tracker, TrackerCommand command);

    /** What this person's trackers were told, latest first; the read is journalled. */
    List<Told> of(Actor by, Purpose purpose, ParticipantId participant, int most);
}
