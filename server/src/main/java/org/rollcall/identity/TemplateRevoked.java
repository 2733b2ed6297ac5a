package org.rollcall.identity;

import org.rollcall.participant.ParticipantId;

/** A voiceprint or faceprint was revoked: it is compared with no more, neither as the claimed one nor in a cohort. */
public record TemplateRevoked(TemplateId template, ParticipantId participant, TemplateKind kind) {}
