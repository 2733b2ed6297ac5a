package org.rollcall.equipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;

/**
 * One time that someone held a tracker.
 *
 * @param from inclusive
 * @param until exclusive; null while it lasts
 */
public record Holding(
        TrackerId tracker,
        ParticipantId participant,
        Instant from,
        @Nullable Instant until) {}
