package org.rollcall.checkin.internal.telephone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.internal.telephone.Judgement.Judged;
import org.rollcall.hearing.Hearing;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Participant;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.Sound;
import org.rollcall.voice.SpokenDigits;

/** What the dialogue asks of the rest of the house. Each method is one transaction. */
interface CallDesk {
    /** Who is registered under the number. */
    List<Participant> registered(TelephoneNumber number);

    /** What a PIN came to. */
    sealed interface Pin {
        record Right(Participant participant) implements Pin {}

        record Wrong() implements Pin {}

        record Locked() implements Pin {}
    }

    Pin checkPin(List<Participant> registered, String pin);

    /** What this person's call is for. */
    enum Errand {
        VOICE_ENROLMENT,
        COMPARISON,
        /** No voice comparison was chosen: number, PIN and a call back are the check-in. */
        WITHOUT_VOICE,
        /** No voiceprint: number and PIN are the check-in, and a person looks. */
        NO_VOICEPRINT
    }

    Errand errand(Participant participant);

    /** What follows a call of someone who checks in without a voice comparison. */
    enum Instead {
        /** The call is recorded as begun, and the call back that completes it is ordered. */
        CALL_BACK,
        NOTHING_DUE,
        /** No call can go out now: a person looks. */
        PERSON
    }

    /** Orders the call back that takes the place of a voice comparison, where one is due and can be made. */
    Instead callBackInstead(CallRecordId call, Participant participant);

    /** Notes whose call it is, as soon as that is known: the call may die with its process. */
    void identified(CallRecordId call, Participant participant);

    /**
     * Keeps what is being said on disk while it is said.
     *
     * @throws org.rollcall.evidence.EvidenceNotKept if it cannot; the talk must not go on as if it could
     */
    void beingSaid(CallRecordId call, Sound piece);

    /** What was said is kept otherwise, or of no use. */
    void noLongerNeeded(CallRecordId call);

    /** Notes what is asked, before it is asked: a replay or a review must be held against it. */
    void asked(CallRecordId call, Participant participant, String digits);

    /**
     * Keeps the answer, compares it and, where that settles the call, records the attempt: all or nothing.
     *
     * @param earlier the evidence of this call's earlier answers
     * @param last whether nothing more will be asked
     */
    Judged answered(CallRecordId call, Participant participant, SpokenDigits answer, List<UUID> earlier, boolean last);

    /**
     * Records an attempt that no further answer settles. With a technical failure goes what was being said, and the person is
     * called back, by a person where it is the disk that failed.
     */
    void finished(
            CallRecordId call,
            Participant participant,
            Finding finding,
            @Nullable UUID comparison,
            List<UUID> evidence);

    /** Records that the caller wants a person, and the attempt if one is to be recorded and it is known whose it is. */
    void personAsked(
            CallRecordId call, Optional<Participant> participant, String step, List<UUID> evidence, boolean attempt);

    /** Notes a call from a number nobody is registered under. */
    void stranger(CallRecordId call, @Nullable TelephoneNumber number);

    /** Notes that several share the number and nobody was told apart. */
    void nobodyToldApart(CallRecordId call, List<Participant> household, String how);

    /** A notice to report that is still open. */
    record Report(String office, Instant by) {}

    /** The next hearing, and where the person is still to report. */
    record Ahead(Optional<Hearing> hearing, Optional<Report> report) {}

    /** What the caller is about to be told; its reading is journalled. */
    Ahead ahead(CallRecordId call, Participant participant);

    /** Keeps a new address as it was said, for a person to write down. */
    void addressTold(CallRecordId call, Participant participant, Sound said);

    /** Locks the app on all phones of someone who lost one, and asks for a person to call them about a new code. */
    void phoneLost(CallRecordId call, Participant participant);

    /** Makes the voiceprint. @return why not, in closed-list words; empty if it was made */
    List<String> enrolled(CallRecordId call, Participant participant, List<SpokenDigits> takes);

    /** Notes that an enrolment call made no voiceprint. */
    void enrolmentEnded(CallRecordId call, Participant participant, String why);
}
