package org.rollcall.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.OfficerId;

/**
 * Something a person must look at.
 *
 * @param about the identifier of what it is about (obligation, attempt, zone, tracker), which the page links to
 * @param happened when it happened; {@code opened} is when the alert was opened
 */
public record Alert(
        AlertId id,
        AlertKind kind,
        @Nullable ParticipantId participant,
        @Nullable UUID about,
        Instant happened,
        Instant opened,
        @Nullable Disposition disposition) {
    /** What the person who looked found. */
    public record Disposition(OfficerId by, Instant at, Found found, String note) {}

    /** What can be found. */
    public enum Found {
        AS_REPORTED,
        FALSE_ALERT,
        TECHNICAL_CAUSE,
        EXCUSED,
        SPOKEN_WITH_PARTICIPANT,
        REFERRED
    }
}
