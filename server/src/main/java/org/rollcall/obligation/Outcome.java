package org.rollcall.obligation;

/** What became of an obligation. MISSED opens a case for a person and nothing else; it can be corrected. */
public enum Outcome {
    FULFILLED,
    FULFILLED_LATE,
    PENDING_REVIEW,
    MISSED,
    EXCUSED,
    TECHNICAL_FAILURE,
    AGENCY_FAILURE,
    WAIVED
}
