package org.rollcall.journal;

import java.util.UUID;

/** What an entry is about. A list that was shown names every person on it. */
public record Subject(Kind kind, UUID id) {
    /** The kinds of things an entry can be about. */
    public enum Kind {
        PARTICIPANT,
        OFFICER,
        ENROLMENT,
        CONDITION,
        OBLIGATION,
        ATTEMPT,
        EVIDENCE,
        TEMPLATE,
        TRACKER,
        ZONE,
        HEARING,
        NOTICE,
        ALERT,
        MESSAGE,
        REQUEST,
        CALL,
        BULLETIN
    }

    /** The person with this identifier. */
    public static Subject participant(UUID id) {
        return new Subject(Kind.PARTICIPANT, id);
    }
}
