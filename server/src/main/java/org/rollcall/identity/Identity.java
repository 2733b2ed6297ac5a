package org.rollcall.identity;

import java.util.List;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.voice.SpokenDigits;

/** The door to voiceprints, faceprints and comparisons. Templates are encrypted and never leave this module. */
public interface Identity {
    /** What came of making a template. */
    sealed interface Issued {
        record Template(TemplateId id) implements Issued {}

        /** Not made; the reasons are closed-list words a person can act on. */
        record NotMade(List<String> reasons) implements Issued {}
    }

    /** Makes the faceprint from the enrolment photograph, which the caller has kept as evidence. Refused under 18. */
    Issued enrolFace(Actor by, ParticipantId participant, byte[] photograph, EvidenceId kept);

    /** Makes the voiceprint from prompted takes. Refused under 18. The former one, if any, is revoked. */
    Issued enrolVoice(Actor by, ParticipantId participant, List<SpokenDigits> takes, EvidenceId kept);

    /** Compares a photograph with the faceprint in force; the comparison is recorded in the caller's transaction. */
    Compared compareFace(Actor by, ParticipantId participant, byte[] photograph);

    /** Compares an answer with the voiceprint in force, normalised by the other people enrolled. */
    Compared compareVoice(Actor by, ParticipantId participant, SpokenDigits answer);

    boolean hasFaceprint(ParticipantId participant);

    boolean hasVoiceprint(ParticipantId participant);

    /** The comparison as recorded. */
    Compared find(ComparisonId id);
}
