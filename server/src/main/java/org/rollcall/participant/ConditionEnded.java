package org.rollcall.participant;

/** A condition ended. */
public record ConditionEnded(ConditionId condition, ParticipantId participant) {}
