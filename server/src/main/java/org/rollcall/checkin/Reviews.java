package org.rollcall.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Compared;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Attempt;
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
     * @param movement what became of the challenge before the camera; null where there was none
     * @param firstLook what the first officer wrote who did not see the person; null where nobody has
     * @param attempts all of this obligation's so far, this one among them, the newest first
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
            Instant closes,
            @Nullable Movement movement,
            @Nullable FirstLook firstLook,
            List<Attempt> attempts) {
        public Review {
            quality = Map.copyOf(quality);
            answers = List.copyOf(answers);
            asked = List.copyOf(asked);
            attempts = List.copyOf(attempts);
        }
    }

    /** An officer found that it is not the person. Nothing follows before another officer has looked as well. */
    record FirstLook(Actor officer, String reason, Instant at) {}

    /**
     * The queue, oldest first; one journal entry names the people on it.
     *
     * @param area only people enrolled in this area of responsibility; null for all
     */
    List<Review> waiting(Actor by, String purpose, @Nullable String area, int most);

    /** One of them, journalled as read; empty if it is decided or was never in the queue. */
    Optional<Review> find(Actor by, String purpose, AttemptId attempt);

    /** What a decision did. */
    enum Decided {
        /** It is settled. */
        SETTLED,
        /** A second officer is asked to look. */
        SECOND_LOOK_ASKED
    }

    /**
     * Decides it: FULFILLED where the person is heard or seen to be the one, EXCUSED, TECHNICAL_FAILURE, AGENCY_FAILURE,
     * WAIVED, or MISSED where it is not. The first officer's MISSED decides nothing: the attempt stays in the queue until
     * another officer has looked.
     *
     * @throws IllegalStateException if it was decided meanwhile, or the same officer says MISSED again
     */
    Decided decide(Actor by, AttemptId attempt, Outcome outcome, String reason);
}
