package org.rollcall.location;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;

/** A tracker reported a state that needs service or a person: strap, case, SOS, low battery. {@code state} is a name of {@code track.TrackerState}. */
public record TrackerReported(TrackerId tracker, @Nullable ParticipantId participant, String state, Instant at) {}
