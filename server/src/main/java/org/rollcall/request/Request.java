package org.rollcall.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.DocumentId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.OfficerId;

/**
 * What a participant asked for.
 *
 * @param about null where it is about nothing that is kept
 * @param words the reason, or the new address or number, as the person wrote it
 * @param document what the person sent with it, or null
 * @param answerBy when a person has to have answered
 * @param answer null while nobody has
 */
public record Request(
        RequestId id,
        ParticipantId participant,
        RequestKind kind,
        @Nullable About about,
        String words,
        @Nullable DocumentId document,
        Instant made,
        Instant answerBy,
        @Nullable Answer answer) {
    /** What a person answered. */
    public record Answer(OfficerId by, Instant at, Result result, String words) {}

    /** What came of it. */
    public enum Result {
        /** Excused, or corrected. */
        GRANTED,
        /** Not excused, or left as it is. */
        REFUSED,
        /** Answered, with nothing to grant or refuse. */
        ANSWERED
    }
}
