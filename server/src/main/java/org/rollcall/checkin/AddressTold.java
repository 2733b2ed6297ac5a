package org.rollcall.checkin;

import java.time.Instant;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.participant.ParticipantId;

/** Someone said a new address on the telephone; a person is to listen to it and write it down. */
public record AddressTold(ParticipantId participant, EvidenceId recording, Instant at) {}
