package org.rollcall.identity.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Compared;
import org.rollcall.identity.Identity.Issued;
import org.rollcall.identity.TemplateId;
import org.rollcall.identity.TemplateKind;
import org.rollcall.identity.internal.TemplateDesk.Result;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.voice.Comparison;
import org.rollcall.voice.Enrolment;
import org.rollcall.voice.RecordingFingerprint;
import org.rollcall.voice.SpeechQuality;
import org.rollcall.voice.SpokenDigits;
import org.rollcall.voice.VoiceComparison;
import org.rollcall.voice.VoiceProblem;
import org.rollcall.voice.Voiceprint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Voiceprints: making them, and comparing an answer with one. */
@Component
class Voices {
    private final VoiceEngine engine;
    private final IssuedTemplates templates;
    private final TemplateKeys keys;
    private final TemplateDesk desk;
    private final Cohort cohort;
    private final Recordings recordings;
    private final Eligibility eligibility;
    private final IdentitySettings settings;
    private final Clock clock;

    Voices(
            VoiceEngine engine,
            IssuedTemplates templates,
            TemplateKeys keys,
            TemplateDesk desk,
            Cohort cohort,
            Recordings recordings,
            Eligibility eligibility,
            IdentitySettings settings,
            Clock clock) {
        this.engine = engine;
        this.templates = templates;
        this.keys = keys;
        this.desk = desk;
        this.cohort = cohort;
        this.recordings = recordings;
        this.eligibility = eligibility;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Issued enrol(Actor by, ParticipantId id, List<SpokenDigits> takes, EvidenceId kept) {
        Participant participant = eligibility.participant(id);
        Optional<String> refusal = eligibility.refusal(participant);
        if (refusal.isPresent()) {
            return new Issued.NotMade(List.of(refusal.get()));
        }
        return switch (engine.get().enrol(takes)) {
            case Enrolment.Unusable unusable -> new Issued.NotMade(words(unusable.problems()));
            case Enrolment.Enrolled enrolled -> {
                Voiceprint voiceprint = enrolled.voiceprint();
                TemplateId template =
                        desk.issue(by, participant, TemplateKind.VOICE, voiceprint.model(), voiceprint.toBytes(), kept);
                takes.forEach(take -> recordings.keep(id, take.sound(), clock.instant()));
                yield new Issued.Template(template);
            }
        };
    }

    @Transactional
    Compared compare(Actor by, ParticipantId id, SpokenDigits answer) {
        Participant participant = eligibility.participant(id);
        VoiceComparison engine = this.engine.get();
        Optional<IssuedTemplates.Sealed> claimed = templates.inForce(id, TemplateKind.VOICE);
        Result result = claimed.map(template -> fresh(participant, engine, template, answer))
                .orElseGet(() -> Result.without(Compared.Result.INCONCLUSIVE, List.of("no_voiceprint")));
        return desk.record(by, id, TemplateKind.VOICE, claimed.map(IssuedTemplates.Sealed::id), engine.model(), result);
    }

    private Result fresh(
            Participant participant, VoiceComparison engine, IssuedTemplates.Sealed template, SpokenDigits answer) {
        RecordingFingerprint fingerprint = RecordingFingerprint.of(answer.sound());
        boolean heardBefore = recordings.heardBefore(participant.id(), fingerprint);
        recordings.keep(participant.id(), fingerprint, clock.instant());
        if (heardBefore) {
            return Result.without(Compared.Result.INCONCLUSIVE, List.of("not_fresh"));
        }
        Voiceprint claimed = Voiceprint.fromBytes(keys.open(template.sealed(), template.bound()));
        List<Voiceprint> others = cohort.without(participant.id(), engine.model(), Cohort.languageOf(participant));
        return result(engine.compare(claimed, answer, others), others.size());
    }

    private Result result(Comparison comparison, int others) {
        return switch (comparison) {
            case Comparison.Scored s -> {
                boolean match = s.falseMatchRate() <= settings.voiceFalseMatchRate();
                yield new Result(
                        match ? Compared.Result.MATCH : Compared.Result.INCONCLUSIVE,
                        s.score(),
                        s.falseMatchRate(),
                        match ? List.of() : List.of("score_below"),
                        quality(s.quality()),
                        others);
            }
            case Comparison.CohortTooSmall c ->
                new Result(
                        Compared.Result.INCONCLUSIVE,
                        null,
                        null,
                        List.of("cohort_too_small"),
                        quality(c.quality()),
                        c.members());
            case Comparison.WrongDigits w ->
                new Result(Compared.Result.UNUSABLE, null, null, List.of("wrong_digits"), quality(w.quality()), others);
            case Comparison.Unusable u ->
                u.problems().contains(VoiceProblem.OTHER_MODEL)
                        ? Result.without(Compared.Result.INCONCLUSIVE, words(u.problems()))
                        : Result.without(Compared.Result.UNUSABLE, words(u.problems()));
        };
    }

    private static Map<String, Double> quality(SpeechQuality q) {
        return Map.of(
                "speech_seconds", q.speechSeconds(),
                "level_dbfs", q.levelDbfs(),
                "signal_to_noise_db", q.signalToNoiseDb(),
                "clipped_share", q.clippedShare());
    }

    private static List<String> words(List<VoiceProblem> problems) {
        return problems.stream().map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    }
}
