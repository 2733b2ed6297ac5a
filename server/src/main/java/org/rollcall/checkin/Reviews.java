package org.rollcall.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Compared;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.AttemptId;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;

/** Attempts that a machine could not settle and a person decides. */
public interface Reviews {
    /**
     * One attempt that waits.
     *
     * @param reason the closed-list word of the finding
     * @param comparison null where none was made
     * @param quality what was measured of the sample, such as {@code speech_seconds}
     * @param answers what the person sent or said in the attempt, oldest first
     * @param asked the digits asked for, one for each answer; empty for the app
     * @param enrolled what the voiceprint or faceprint in force was made of; null where there is none
     * @param closes when the obligation's window closes, by which it should be decided
     */
    record Review(
            AttemptId attempt,
            ParticipantId participant,
            ObligationId obligation,
            Way way,
            Instant at,
            String reason,
            @Nullable Compared comparison,
            Map<String, Double> quality,
            List<EvidenceId> answers,
            List<String> asked,
            @Nullable EvidenceId enrolled,
            Instant closes) {
        public Review {
            quality = Map.copyOf(quality);
            answers = List.copyOf(answers);
            asked = List.copyOf(asked);
        }
    }

    /**
     * The queue, oldest first; one journal entry names the people on it.
     *
     * @param area only people enrolled in this area of responsibility; null for all
     */
    List<Review> waiting(Actor by, String purpose, @Nullable String area, int most);

    /** One of them, journalled as read; empty if it is decided or was never in the queue. */
    Optional<Review> find(Actor by, String purpose, AttemptId attempt);

    /**
     * Decides it: FULFILLED where the person is heard or seen to be the one, EXCUSED, TECHNICAL_FAILURE, AGENCY_FAILURE,
     * WAIVED, or MISSED where it is not.
     *
     * @throws IllegalStateException if it was decided meanwhile
     */
    void decide(Actor by, AttemptId attempt, Outcome outcome, String reason);
}
