package org.rollcall.location;

import java.time.Instant;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;

/**
 * A tracker said that its battery is low, its wearer had time to charge it, and it was not charged.
 *
 * @param at when it first said so
 */
public record BatteryStillLow(TrackerId tracker, ParticipantId participant, Instant at) {}
