package org.rollcall.location;

import java.time.Instant;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;

/** A tracker is still not heard long after its wearer was told. {@code since} is the last fix. */
public record TrackerStillSilent(TrackerId tracker, ParticipantId participant, Instant since) {}
