package org.rollcall.participant;

/** The app was locked for someone, as after the loss of a phone: sign-ins and passkeys ended, and what else is given to a phone ends with it. */
public record AppLocked(ParticipantId participant) {}
