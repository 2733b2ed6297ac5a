package org.rollcall.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.face.LivenessChallenge;
import org.rollcall.face.LivenessJudgement;
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

    /**
     * Keeps the enrolment photograph and makes the faceprint from it, both or neither. Refused under 18.
     *
     * @param mediaType as it was sent; what is no JPEG, PNG or WebP is kept as bytes
     * @throws IllegalArgumentException if nothing was sent
     * @throws ComparisonUnavailable if the models are not there: a technical failure, never the participant's
     */
    Issued takePhotograph(Actor by, ParticipantId participant, byte[] photograph, @Nullable String mediaType);

    /** Makes the faceprint from the enrolment photograph, which the caller has kept as evidence. Refused under 18. */
    Issued enrolFace(Actor by, ParticipantId participant, byte[] photograph, EvidenceId kept);

    /** Makes the voiceprint from prompted takes. Refused under 18. The former one, if any, is revoked. */
    Issued enrolVoice(Actor by, ParticipantId participant, List<SpokenDigits> takes, EvidenceId kept);

    /**
     * Compares a photograph with the faceprint in force; the comparison is recorded in the caller's transaction.
     *
     * @throws ComparisonUnavailable if the models are not there: a technical failure, never the participant's
     */
    Compared compareFace(Actor by, ParticipantId participant, byte[] photograph);

    /**
     * What is wrong with a picture for a comparison, in closed-list words; empty where nothing is. Nothing is kept.
     *
     * @throws ComparisonUnavailable if the models are not there
     */
    List<String> faceHints(byte[] picture);

    /**
     * Judges the frames of a challenge beside the photograph taken with them. It advises, and is kept by who asked.
     *
     * @param frames three to forty JPEGs of one size, in the order they were taken; the first looks into the camera
     * @throws ComparisonUnavailable if the models are not there: a technical failure, never the participant's
     */
    LivenessJudgement judgeLiveness(LivenessChallenge challenge, byte[] photograph, List<byte[]> frames);

    /**
     * Compares an answer with the voiceprint in force, normalised by the other people enrolled. A recording that was
     * heard before is INCONCLUSIVE with the reason {@code not_fresh}; with too few others enrolled it is INCONCLUSIVE with
     * {@code cohort_too_small}; digits other than those asked for are UNUSABLE with {@code wrong_digits}.
     *
     * @throws ComparisonUnavailable if the model is not there: a technical failure, never the participant's
     */
    Compared compareVoice(Actor by, ParticipantId participant, SpokenDigits answer);

    boolean hasFaceprint(ParticipantId participant);

    boolean hasVoiceprint(ParticipantId participant);

    /** The comparison as recorded. */
    Compared find(ComparisonId id);

    /** What was measured of the sample of a comparison, such as {@code speech_seconds}; empty where nothing was. */
    Map<String, Double> quality(ComparisonId id);

    /** Revokes a template in force: it is compared with no more. Does nothing if it is revoked. */
    void revoke(Actor by, TemplateId template, String reason);

    /** The person's templates, the newest first, as far as one may know of them. */
    List<Template> templates(ParticipantId participant);

    /**
     * What is known of a template without opening it.
     *
     * @param evidence what it was made of
     * @param revoked null while it is in force
     */
    record Template(
            TemplateId id,
            ParticipantId participant,
            TemplateKind kind,
            String model,
            EvidenceId evidence,
            Instant issued,
            @Nullable Instant revoked) {}
}
