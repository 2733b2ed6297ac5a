package org.rollcall.identity.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.face.FaceEngine;
import org.rollcall.face.FaceProblem;
import org.rollcall.face.FaceQuality;
import org.rollcall.face.FaceReading;
import org.rollcall.face.FaceScore;
import org.rollcall.face.Faceprint;
import org.rollcall.face.LivenessChallenge;
import org.rollcall.face.LivenessJudgement;
import org.rollcall.identity.Compared;
import org.rollcall.identity.Identity.Issued;
import org.rollcall.identity.TemplateKind;
import org.rollcall.identity.internal.TemplateDesk.Result;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Faceprints: making them, and comparing a photograph with one. Photographs are read before any transaction is begun. */
@Component
class Faces {
    private final FaceEngines engines;
    private final IssuedTemplates templates;
    private final TemplateKeys keys;
    private final TemplateDesk desk;
    private final Eligibility eligibility;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    Faces(
            FaceEngines engines,
            IssuedTemplates templates,
            TemplateKeys keys,
            TemplateDesk desk,
            Eligibility eligibility,
            Evidence evidence,
            TransactionTemplate transaction) {
        this.engines = engines;
        this.templates = templates;
        this.keys = keys;
        this.desk = desk;
        this.eligibility = eligibility;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    Issued take(Actor by, ParticipantId id, byte[] photograph, @Nullable String mediaType) {
        if (photograph.length == 0) {
            throw new IllegalArgumentException("Choose a photograph first.");
        }
        return issue(
                by,
                id,
                photograph,
                () -> evidence.keep(
                        by, EvidenceKind.ENROLMENT_PHOTOGRAPH, id.value(), pictureType(mediaType), photograph));
    }

    private static String pictureType(@Nullable String sent) {
        return sent != null && List.of("image/jpeg", "image/png", "image/webp").contains(sent)
                ? sent
                : "application/octet-stream";
    }

    Issued enrol(Actor by, ParticipantId id, byte[] photograph, EvidenceId kept) {
        return issue(by, id, photograph, () -> kept);
    }

    /** The photograph is read first; then what it is kept as and the template commit together. */
    private Issued issue(Actor by, ParticipantId id, byte[] photograph, Supplier<EvidenceId> keep) {
        Participant participant = eligibility.participant(id);
        Optional<String> refusal = eligibility.refusal(participant);
        if (refusal.isPresent()) {
            return new Issued.NotMade(List.of(refusal.get()));
        }
        return switch (engines.get().read(photograph)) {
            case FaceReading.Face face -> {
                Faceprint print = face.faceprint();
                yield new Issued.Template(Objects.requireNonNull(transaction.execute(status -> desk.issue(
                        by, participant, TemplateKind.FACE, print.modelVersion(), print.toBytes(), keep.get()))));
            }
            case FaceReading.Unusable unusable -> new Issued.NotMade(words(unusable.problems()));
            case FaceReading.UnreadablePicture picture -> new Issued.NotMade(List.of(word(picture)));
        };
    }

    Compared compare(Actor by, ParticipantId id, byte[] photograph) {
        eligibility.participant(id);
        FaceEngine engine = engines.get();
        Optional<IssuedTemplates.Sealed> claimed = templates.inForce(id, TemplateKind.FACE);
        Result result = claimed.map(template -> result(engine, template, photograph))
                .orElseGet(() -> Result.without(Compared.Result.INCONCLUSIVE, List.of("no_faceprint")));
        return desk.record(
                by, id, TemplateKind.FACE, claimed.map(IssuedTemplates.Sealed::id), engine.modelVersion(), result);
    }

    List<String> hints(byte[] picture) {
        return switch (engines.get().read(picture)) {
            case FaceReading.Face face -> List.of();
            case FaceReading.Unusable unusable -> words(unusable.problems());
            case FaceReading.UnreadablePicture unreadable -> List.of(word(unreadable));
        };
    }

    LivenessJudgement judge(LivenessChallenge challenge, byte[] photograph, List<byte[]> frames) {
        return engines.get().judge(challenge, photograph, frames);
    }

    private Result result(FaceEngine engine, IssuedTemplates.Sealed template, byte[] photograph) {
        if (!template.model().equals(engine.modelVersion())) {
            return Result.without(Compared.Result.INCONCLUSIVE, List.of("other_model"));
        }
        return switch (engine.read(photograph)) {
            case FaceReading.Face face -> {
                Faceprint claimed = Faceprint.fromBytes(keys.open(template.sealed(), template.bound()));
                FaceScore score = engine.compare(claimed, face.faceprint());
                yield new Result(
                        score.atOrAboveThreshold() ? Compared.Result.MATCH : Compared.Result.INCONCLUSIVE,
                        score.cosine(),
                        score.falseMatchRate(),
                        score.atOrAboveThreshold() ? List.of() : List.of("score_below"),
                        quality(face.quality()),
                        0);
            }
            case FaceReading.Unusable unusable -> Result.without(Compared.Result.UNUSABLE, words(unusable.problems()));
            case FaceReading.UnreadablePicture picture ->
                Result.without(Compared.Result.UNUSABLE, List.of(word(picture)));
        };
    }

    private static Map<String, Double> quality(FaceQuality q) {
        return Map.of(
                "eye_distance", q.eyeDistance(),
                "brightness", q.brightness(),
                "glare", q.glare(),
                "sharpness", q.sharpness(),
                "eyes_open", q.eyesOpen());
    }

    private static List<String> words(List<FaceProblem> problems) {
        return problems.stream().map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static String word(FaceReading.UnreadablePicture picture) {
        return "picture_" + picture.problem().name().toLowerCase(Locale.ROOT);
    }
}
