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
 * {@link #LOUD_A_DAY} times a day of its wearer and never in the programme's quiet hours nor in the wearer's own
 * ({@link org.rollcall.participant.QuietTimes}).
 */
public interface TrackerCommands {
    /** How often a day others may hear it. */
    int LOUD_A_DAY = 3;

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
