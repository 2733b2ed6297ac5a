package org.rollcall.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Compared;
import org.rollcall.identity.ComparisonId;
import org.rollcall.identity.TemplateId;
import org.rollcall.identity.TemplateIssued;
import org.rollcall.identity.TemplateKind;
import org.rollcall.identity.TemplateRevoked;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues and revokes templates and records comparisons, each with its journal entry in one transaction. */
@Component
class TemplateDesk {
    private static final Action ISSUED = new Action("identity.template_issued");
    private static final Action REVOKED = new Action("identity.template_revoked");
    private static final Action COMPARED = new Action("identity.compared");

    private final IssuedTemplates templates;
    private final Comparisons comparisons;
    private final TemplateKeys keys;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TemplateDesk(
            IssuedTemplates templates,
            Comparisons comparisons,
            TemplateKeys keys,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.templates = templates;
        this.comparisons = comparisons;
        this.keys = keys;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Issues a template in the place of the one in force. */
    @Transactional
    TemplateId issue(
            Actor by, Participant whose, TemplateKind kind, String model, byte[] content, EvidenceId evidence) {
        ParticipantId participant = whose.id();
        templates.lock(participant);
        templates.inForce(participant, kind).ifPresent(former -> revoke(by, former, "replaced"));
        TemplateId id = new TemplateId(UUID.randomUUID());
        byte[] sealed = keys.seal(content, IssuedTemplates.Sealed.bound(participant, id, model));
        Instant now = clock.instant();
        templates.insert(
                new IssuedTemplates.Sealed(id, participant, kind, model, sealed),
                Cohort.languageOf(whose),
                evidence,
                now);
        journal.record(JournalEntry.of(by, ISSUED)
                .about(Subject.participant(participant.value()))
                .about(new Subject(Subject.Kind.TEMPLATE, id.value()))
                .about(new Subject(Subject.Kind.EVIDENCE, evidence.value()))
                .with("kind", kind)
                .with("model", model));
        events.publishEvent(new TemplateIssued(id, participant, kind));
        return id;
    }

    @Transactional
    void revoke(Actor by, TemplateId id, String reason) {
        if (reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("Say in at most 200 characters why the template is revoked.");
        }
        IssuedTemplates.Sealed template =
                templates.find(id).orElseThrow(() -> new NoSuchElementException("There is no template " + id + "."));
        templates.lock(template.participant());
        revoke(by, template, reason);
    }

    private void revoke(Actor by, IssuedTemplates.Sealed template, String reason) {
        if (!templates.revoke(template.id(), reason, clock.instant())) {
            return;
        }
        journal.record(JournalEntry.of(by, REVOKED)
                .about(Subject.participant(template.participant().value()))
                .about(new Subject(Subject.Kind.TEMPLATE, template.id().value()))
                .with("kind", template.kind()));
        events.publishEvent(new TemplateRevoked(template.id(), template.participant(), template.kind()));
    }

    /** What a comparison came to, before it has its identifier. */
    record Result(
            Compared.Result result,
            @Nullable Double score,
            @Nullable Double falseMatchRate,
            List<String> reasons,
            Map<String, Double> quality,
            int cohort) {
        static Result without(Compared.Result result, List<String> reasons) {
            return new Result(result, null, null, reasons, Map.of(), 0);
        }
    }

    /** Records a comparison in the caller's transaction, if there is one. */
    @Transactional
    Compared record(
            Actor by,
            ParticipantId participant,
            TemplateKind kind,
            Optional<TemplateId> template,
            String model,
            Result result) {
        var compared = new Compared(
                new ComparisonId(UUID.randomUUID()),
                result.result(),
                result.score(),
                result.falseMatchRate(),
                result.reasons(),
                model);
        var basis = new Comparisons.Basis(participant, template.orElse(null), kind, result.quality(), result.cohort());
        comparisons.insert(compared, basis, clock.instant());
        JournalEntry entry = JournalEntry.of(by, COMPARED)
                .about(Subject.participant(participant.value()))
                .with("comparison", compared.id())
                .with("kind", kind)
                .with("result", compared.result())
                .with("reasons", String.join(",", compared.reasons()))
                .with("cohort", result.cohort());
        if (compared.score() != null) {
            entry = entry.with("score", compared.score());
        }
        if (template.isPresent()) {
            entry = entry.about(
                    new Subject(Subject.Kind.TEMPLATE, template.get().value()));
        }
        journal.record(entry);
        return compared;
    }
}
