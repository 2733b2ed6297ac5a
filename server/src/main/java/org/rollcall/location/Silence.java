package org.rollcall.location;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;

/**
 * A time in which a tracker that somebody held was not heard. It says nothing about the person: most silences are a dead
 * battery, a basement or a network.
 *
 * @param since the last fix, or when the tracker was handed out
 * @param found when it had lasted long enough to count
 * @param told when the staff were told; null where it did not last so long
 * @param ended when the tracker was found heard again, or given back; null while it lasts
 */
public record Silence(
        TrackerId tracker,
        ParticipantId participant,
        Instant since,
        Instant found,
        @Nullable Instant told,
        @Nullable Instant ended) {}
