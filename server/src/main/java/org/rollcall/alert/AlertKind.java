package org.rollcall.alert;

/** Why a person must look. */
public enum AlertKind {
    OBLIGATION_MISSED,
    REVIEW_NEEDED,
    PERSON_ASKED_FOR,
    REQUEST_MADE,
    LETTER_RECEIVED,
    ADDRESS_TOLD,
    CALL_BACK_FAILED,
    ZONE_LEFT,
    ZONE_ENTERED,
    STRAP,
    TAMPER,
    SOS,
    BATTERY_LOW,
    TRACKER_SILENT,
    UNKNOWN_TRACKER,
    TECHNICAL
}
