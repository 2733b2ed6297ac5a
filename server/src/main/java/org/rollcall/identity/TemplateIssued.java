package org.rollcall.identity;

import org.rollcall.participant.ParticipantId;

/** A voiceprint or faceprint was issued. */
public record TemplateIssued(TemplateId template, ParticipantId participant, TemplateKind kind) {}
