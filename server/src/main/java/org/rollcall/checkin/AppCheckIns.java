package org.rollcall.checkin;

import java.util.List;
import org.rollcall.obligation.Attempt;
import org.rollcall.participant.ParticipantId;

/** The app's check-in: one photograph, compared on the server. */
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

    /**
     * Takes one photograph (JPEG, PNG or WebP, at most 10 MB) and records the attempt with what came of it. A picture
     * that cannot be used is not kept: it may show others.
     */
    Told checkIn(ParticipantId participant, byte[] photograph);

    /** The participant asks to be called by a person. */
    void askForAPerson(ParticipantId participant);
}
