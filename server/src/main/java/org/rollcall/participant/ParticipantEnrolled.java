package org.rollcall.participant;

/** Someone was enrolled. */
public record ParticipantEnrolled(ParticipantId participant, EnrolmentId enrolment) {}
