package org.rollcall.checkin.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.AppCheckIns;
import org.rollcall.checkin.PersonAskedFor;
import org.rollcall.checkin.ReviewNeeded;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.EvidenceNotKept;
import org.rollcall.identity.Compared;
import org.rollcall.identity.ComparisonUnavailable;
import org.rollcall.identity.Identity;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Photograph, comparison, attempt and outcome, committed together. */
@Component
class PhotographCheckIn implements AppCheckIns {
    private static final Action ASKED = new Action("checkin.person_asked_for");
    private static final int RECENT = 20;

    private final Evidence evidence;
    private final Identity identity;
    private final Obligations obligations;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PhotographCheckIn(
            Evidence evidence,
            Identity identity,
            Obligations obligations,
            Journal journal,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.evidence = evidence;
        this.identity = identity;
        this.obligations = obligations;
        this.journal = journal;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Told checkIn(ParticipantId participant, byte[] photograph) {
        Instant at = clock.instant();
        try {
            return Objects.requireNonNull(transaction.execute(status -> compare(participant, photograph, at)));
        } catch (ComparisonUnavailable | EvidenceNotKept e) {
            String what = e instanceof EvidenceNotKept ? "evidence_not_kept" : "comparison_unavailable";
            return new Told.OurFault(Objects.requireNonNull(transaction.execute(
                    status -> record(participant, at, new Finding.TechnicalFailure(what), null, List.of()))));
        }
    }

    private Told compare(ParticipantId participant, byte[] photograph, Instant at) {
        Actor by = new Actor.Participant(participant.value());
        if (!identity.hasFaceprint(participant)) {
            return personLooks(record(
                    participant,
                    at,
                    new Finding.Inconclusive("no_faceprint"),
                    null,
                    keep(by, participant, photograph)));
        }
        Compared compared = identity.compareFace(by, participant, photograph);
        UUID comparison = compared.id().value();
        return switch (compared.result()) {
            case MATCH ->
                new Told.Done(record(
                        participant, at, new Finding.Satisfied(), comparison, keep(by, participant, photograph)));
            case UNUSABLE ->
                new Told.TryAgain(
                        record(participant, at, new Finding.Unfinished("photograph"), comparison, List.of()),
                        compared.reasons());
            case INCONCLUSIVE ->
                inconclusive(record(
                        participant,
                        at,
                        new Finding.Inconclusive("score_below"),
                        comparison,
                        keep(by, participant, photograph)));
        };
    }

    private List<UUID> keep(Actor by, ParticipantId participant, byte[] photograph) {
        return List.of(
                evidence.keep(by, EvidenceKind.CHECK_IN_PHOTOGRAPH, participant.value(), "image/jpeg", photograph)
                        .value());
    }

    private Told inconclusive(Attempt attempt) {
        long tries = obligations.attempts(attempt.participant(), RECENT).stream()
                .filter(a -> Objects.equals(a.obligation(), attempt.obligation()))
                .filter(a -> a.finding() instanceof Finding.Inconclusive)
                .count();
        return tries >= TRIES_BEFORE_A_PERSON ? personLooks(attempt) : new Told.TryAgain(attempt, List.of());
    }

    private Told personLooks(Attempt attempt) {
        events.publishEvent(new ReviewNeeded(attempt.participant(), attempt.id(), attempt.at()));
        return new Told.APersonLooks(attempt);
    }

    private Attempt record(
            ParticipantId participant, Instant at, Finding finding, @Nullable UUID comparison, List<UUID> kept) {
        return obligations.record(
                new Actor.Participant(participant.value()),
                new Obligations.Tried(participant, Way.APP, at, finding, comparison, kept));
    }

    @Override
    public void askForAPerson(ParticipantId participant) {
        transaction.executeWithoutResult(status -> {
            journal.record(JournalEntry.of(new Actor.Participant(participant.value()), ASKED)
                    .about(Subject.participant(participant.value())));
            events.publishEvent(new PersonAskedFor(participant, null, clock.instant()));
        });
    }
}
