package org.rollcall.evidence;

/** What a piece of evidence is; each kind has its retention class. */
public enum EvidenceKind {
    ENROLMENT_PHOTOGRAPH,
    CHECK_IN_PHOTOGRAPH,
    VOICE_ENROLMENT,
    CALL_ANSWER,
    ADDRESS_TOLD,
    DOCUMENT
}
