package org.rollcall.location;

import java.time.Instant;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;

/** A tracker's battery will be empty soon at the pace of the last hours. {@code lasts} is about until when. */
public record ChargingDue(TrackerId tracker, ParticipantId participant, Instant lasts) {}
