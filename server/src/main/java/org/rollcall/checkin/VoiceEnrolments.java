package org.rollcall.checkin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** Voice enrolments that officers start and people carry out by their next call from the registered number. */
public interface VoiceEnrolments {
    /** How far it is. */
    sealed interface State {
        /** No voiceprint, and none is being made. */
        record None() implements State {}

        /**
         * The next call from the registered number, after the PIN, makes it.
         *
         * @param lastTry why the last call made none, in closed-list words; empty before the first
         */
        record Waiting(Instant since, @Nullable Instant tried, List<String> lastTry) implements State {
            public Waiting {
                lastTry = List.copyOf(lastTry);
            }
        }

        /** No voice comparison was chosen: number, PIN and a call back are the check-in. An equal way, not a mark. */
        record Without(Instant since) implements State {}

        /** There is a voiceprint in force. */
        record Made(Instant since) implements State {}
    }

    /**
     * Starts it, in the place of a voiceprint there may be or of the choice to go without.
     *
     * @throws IllegalStateException with a plain sentence if the person has no registered number or is under 18
     */
    void start(Actor by, ParticipantId participant);

    /** Takes the start back. Does nothing where none waits. */
    void cancel(Actor by, ParticipantId participant);

    /**
     * Chooses number, PIN and a call back in the place of a voice comparison, for anyone and without a reason. What waits is
     * taken back and a voiceprint in force revoked; {@link #start} ends the choice.
     *
     * @throws IllegalStateException with a plain sentence if the person has no registered number
     */
    void chooseWithout(Actor by, ParticipantId participant);

    State state(ParticipantId participant);
}
