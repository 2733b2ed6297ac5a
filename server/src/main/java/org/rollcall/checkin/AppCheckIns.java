package org.rollcall.checkin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.face.LivenessAction;
import org.rollcall.obligation.Attempt;
import org.rollcall.participant.ParticipantId;

/** The app's check-in: a photograph, compared on the server, and beside it what the head did when it was asked. */
public interface AppCheckIns {
    /** After how many inconclusive tries for one obligation a person is asked to look, without waiting for the window's end. */
    int TRIES_BEFORE_A_PERSON = 3;

    /** What to tell the participant. Every one of them is on record, with a receipt number. */
    sealed interface Told {
        Attempt attempt();

        /** The comparison matched: done. */
        record Done(Attempt attempt) implements Told {}

        /**
         * Nothing is held against anybody: try once more, and here is what would help.
         *
         * @param reasons closed-list words such as {@code too_dark}; empty where only the comparison was inconclusive
         */
        record TryAgain(Attempt attempt, List<String> reasons) implements Told {
            /** Keeps a copy. */
            public TryAgain {
                reasons = List.copyOf(reasons);
            }
        }

        /** A person will look at the picture; the participant need do nothing more now. */
        record APersonLooks(Attempt attempt) implements Told {}

        /** Our fault: recorded as that. */
        record OurFault(Attempt attempt) implements Told {}
    }

    /** What to do before the camera, in this order, for one attempt. @param expires by when it has to be sent */
    record Challenge(ChallengeId id, List<LivenessAction> actions, Instant expires) {
        /** Keeps a copy. */
        public Challenge {
            actions = List.copyOf(actions);
        }
    }

    /**
     * What a telephone sends.
     *
     * @param photograph JPEG, PNG or WebP, at most 10 MB
     * @param challenge what was asked; null for a photograph alone, from a browser that could not ask
     * @param frames JPEGs of one size in the order they were taken, the first looking into the camera; at most forty
     * @param cannotMove the person says that they cannot do what was asked
     * @param added kept with the photograph, where that is kept
     */
    record Sent(
            byte[] photograph, @Nullable ChallengeId challenge, List<byte[]> frames, boolean cannotMove, Added added) {
        /** Keeps a copy of the list. */
        public Sent {
            frames = List.copyOf(frames);
        }

        /** With nothing added. */
        public Sent(byte[] photograph, @Nullable ChallengeId challenge, List<byte[]> frames, boolean cannotMove) {
            this(photograph, challenge, frames, cannotMove, Added.NOTHING);
        }

        /** A photograph without anything beside it. */
        public static Sent alone(byte[] photograph) {
            return new Sent(photograph, null, List.of(), false);
        }
    }

    /**
     * A question of the programme's that a check-in can answer.
     *
     * @param name of lower-case letters, digits and hyphens; the app has its words in each language
     * @param words answered in words, not by yes or no
     */
    record Question(String name, boolean words) {}

    /** The questions, in the order in which they are asked; none unless the programme has set some. */
    List<Question> questions();

    /** A challenge that nobody could know beforehand, for one attempt, valid for a few minutes. */
    Challenge challenge(ParticipantId participant);

    /**
     * What would help before the photograph is taken, in closed-list words such as {@code turned_away}; empty where
     * nothing would, or nothing can be said now. Nothing of it is kept.
     *
     * @param frame a small JPEG
     */
    List<String> hints(byte[] frame);

    /**
     * Takes what was sent and records the attempt with what came of it. A photograph that cannot be used is not kept: it
     * may show others. The same challenge sent twice counts once: the second time is told what the first came to.
     */
    Told checkIn(ParticipantId participant, Sent sent);

    /** The participant asks to be called by a person. */
    void askForAPerson(ParticipantId participant);
}
