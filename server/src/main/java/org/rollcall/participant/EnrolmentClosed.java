package org.rollcall.participant;

/** A stay in the programme ended; its conditions ended with it. */
public record EnrolmentClosed(ParticipantId participant, EnrolmentId enrolment) {}
