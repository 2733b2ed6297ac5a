package org.rollcall.alert;

/** Why a person must look. */
public enum AlertKind {
    OBLIGATION_MISSED(Meaning.SUPERVISION),
    REVIEW_NEEDED(Meaning.SUPERVISION),
    PERSON_ASKED_FOR(Meaning.PERSON),
    REQUEST_MADE(Meaning.PERSON),
    LETTER_RECEIVED(Meaning.PERSON),
    ADDRESS_TOLD(Meaning.PERSON),
    CALL_BACK_FAILED(Meaning.SERVICE),
    ZONE_LEFT(Meaning.SUPERVISION),
    ZONE_ENTERED(Meaning.SAFETY),
    STRAP(Meaning.SERVICE),
    TAMPER(Meaning.SERVICE),
    SHIELDED(Meaning.SERVICE),
    JAMMED(Meaning.SERVICE),
    SOS(Meaning.SAFETY),
    BATTERY_LOW(Meaning.SERVICE),
    TRACKER_SILENT(Meaning.SERVICE),
    TRACKER_SWITCHED_OFF(Meaning.SERVICE),
    TRACKERS_SILENT_TOGETHER(Meaning.SERVICE),
    UNKNOWN_TRACKER(Meaning.SERVICE),
    TECHNICAL(Meaning.SERVICE);

    /** What it is about, which says where to begin. What a device says of itself is never more than a matter of service. */
    public enum Meaning {
        /** Someone may be in danger. */
        SAFETY,
        /** A device or a line wants care. */
        SERVICE,
        /** Something that a condition asks for. */
        SUPERVISION,
        /** A person asks for something. */
        PERSON
    }

    private final Meaning meaning;

    AlertKind(Meaning meaning) {
        this.meaning = meaning;
    }

    public Meaning meaning() {
        return meaning;
    }
}
