package org.rollcall.equipment;

import java.time.Instant;
import org.rollcall.participant.ParticipantId;

/** A tracker was handed out. */
public record TrackerAssigned(TrackerId tracker, ParticipantId participant, Instant at) {}
