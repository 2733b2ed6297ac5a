package org.rollcall.checkin;

import java.time.Instant;
import org.rollcall.obligation.AttemptId;
import org.rollcall.participant.ParticipantId;

/** An attempt that a machine could not settle waits for a person. */
public record ReviewNeeded(ParticipantId participant, AttemptId attempt, Instant at) {}
