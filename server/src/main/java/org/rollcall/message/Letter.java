package org.rollcall.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.OfficerId;

/**
 * What a participant and their officers write to each other, in the app alone.
 *
 * @param officer who of the staff wrote it; null where the participant did
 * @param language the one it was written in
 * @param translation the same in the other side's language, where a person has translated it
 * @param read whether the other side has opened it
 */
public record Letter(
        LetterId id,
        ParticipantId participant,
        @Nullable OfficerId officer,
        Language language,
        String words,
        @Nullable Translation translation,
        Instant sent,
        boolean read) {
    /** What a person made of it in another language. */
    public record Translation(Language language, String words, OfficerId by) {}
}
