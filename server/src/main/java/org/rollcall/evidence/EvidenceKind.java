package org.rollcall.evidence;

/** What a piece of evidence is; each kind has its retention class. */
public enum EvidenceKind {
    ENROLMENT_PHOTOGRAPH,
    CHECK_IN_PHOTOGRAPH,
    /** The frames of a challenge, several pictures in one ZIP file. */
    CHALLENGE_FRAMES,
    /** What the person added of their own will: JSON. */
    CHECK_IN_ADDED,
    VOICE_ENROLMENT,
    CALL_ANSWER,
    ADDRESS_TOLD,
    DOCUMENT
}
