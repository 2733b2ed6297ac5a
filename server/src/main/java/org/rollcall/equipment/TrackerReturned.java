package org.rollcall.equipment;

import java.time.Instant;
import org.rollcall.participant.ParticipantId;

/** A tracker was taken back. */
public record TrackerReturned(TrackerId tracker, ParticipantId participant, Instant at) {}
