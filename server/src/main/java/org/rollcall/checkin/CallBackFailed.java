package org.rollcall.checkin;

import java.time.Instant;
import java.util.UUID;
import org.rollcall.participant.ParticipantId;

/** A call broke off for a reason of ours, and the person was not reached by calling back; someone is to call. */
public record CallBackFailed(ParticipantId participant, UUID callBack, Instant at) {}
