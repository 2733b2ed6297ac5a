package org.rollcall.identity.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.face.LivenessChallenge;
import org.rollcall.face.LivenessJudgement;
import org.rollcall.identity.Compared;
import org.rollcall.identity.ComparisonId;
import org.rollcall.identity.Identity;
import org.rollcall.identity.TemplateId;
import org.rollcall.identity.TemplateKind;
import org.rollcall.identity.TemplateRevoked;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.voice.SpokenDigits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The module's door: hands on to voices and faces. */
@Component
@EnableConfigurationProperties(IdentitySettings.class)
class RecordedIdentity implements Identity {
    private final Voices voices;
    private final Faces faces;
    private final IssuedTemplates templates;
    private final Comparisons comparisons;
    private final TemplateDesk desk;
    private final Cohort cohort;

    RecordedIdentity(
            Voices voices,
            Faces faces,
            IssuedTemplates templates,
            Comparisons comparisons,
            TemplateDesk desk,
            Cohort cohort) {
        this.voices = voices;
        this.faces = faces;
        this.templates = templates;
        this.comparisons = comparisons;
        this.desk = desk;
        this.cohort = cohort;
    }

    @Override
    public Issued takePhotograph(Actor by, ParticipantId participant, byte[] photograph, @Nullable String mediaType) {
        return faces.take(by, participant, photograph, mediaType);
    }

    @Override
    public Issued enrolFace(Actor by, ParticipantId participant, byte[] photograph, EvidenceId kept) {
        return faces.enrol(by, participant, photograph, kept);
    }

    @Override
    public Issued enrolVoice(Actor by, ParticipantId participant, List<SpokenDigits> takes, EvidenceId kept) {
        return voices.enrol(by, participant, takes, kept);
    }

    @Override
    public Compared compareFace(Actor by, ParticipantId participant, byte[] photograph) {
        return faces.compare(by, participant, photograph);
    }

    @Override
    public List<String> faceHints(byte[] picture) {
        return faces.hints(picture);
    }

    @Override
    public LivenessJudgement judgeLiveness(LivenessChallenge challenge, byte[] photograph, List<byte[]> frames) {
        return faces.judge(challenge, photograph, frames);
    }

    @Override
    public Compared compareVoice(Actor by, ParticipantId participant, SpokenDigits answer) {
        return voices.compare(by, participant, answer);
    }

    @Override
    public boolean hasFaceprint(ParticipantId participant) {
        return templates.anyInForce(participant, TemplateKind.FACE);
    }

    @Override
    public boolean hasVoiceprint(ParticipantId participant) {
        return templates.anyInForce(participant, TemplateKind.VOICE);
    }

    @Override
    public Compared find(ComparisonId id) {
        return comparisons.find(id);
    }

    @Override
    public Map<String, Double> quality(ComparisonId id) {
        return comparisons.quality(id);
    }

    @Override
    public void revoke(Actor by, TemplateId template, String reason) {
        desk.revoke(by, template, reason);
    }

    @Override
    public List<Template> templates(ParticipantId participant) {
        return templates.of(participant);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(TemplateRevoked revoked) {
        cohort.forget(revoked.template());
    }
}
