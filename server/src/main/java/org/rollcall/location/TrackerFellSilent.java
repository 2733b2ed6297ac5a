package org.rollcall.location;

import java.time.Instant;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;

/** A tracker that somebody holds has not been heard for a while: first the wearer's matter. {@code since} is the last fix. */
public record TrackerFellSilent(TrackerId tracker, ParticipantId participant, Instant since) {}
