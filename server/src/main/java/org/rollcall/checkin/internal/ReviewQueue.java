package org.rollcall.checkin.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.ReviewNeeded;
import org.rollcall.checkin.Reviews;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Compared;
import org.rollcall.identity.ComparisonId;
import org.rollcall.identity.Identity;
import org.rollcall.identity.TemplateKind;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.AttemptId;
import org.rollcall.obligation.AttemptRecorded;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationFulfilled;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The queue of attempts that a machine could not settle, of every way. It fills as attempts are recorded. */
@Component
class ReviewQueue implements Reviews {
    private static final Action LISTED = new Action("checkin.reviews_listed");
    private static final Action READ = new Action("checkin.review_read");
    private static final Action DOUBTED = new Action("checkin.review_doubted");
    private static final Action DECIDED = new Action("checkin.review_decided");
    private static final String SETTLED = "SETTLED";
    private static final int LOOKED_AT = 2000;
    private static final int TRIES_SHOWN = 50;

    private final ReviewTable table;
    private final FaceChallenges challenges;
    private final Obligations obligations;
    private final Identity identity;
    private final Participants participants;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewQueue(
            ReviewTable table,
            FaceChallenges challenges,
            Obligations obligations,
            Identity identity,
            Participants participants,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.challenges = challenges;
        this.obligations = obligations;
        this.identity = identity;
        this.participants = participants;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(AttemptRecorded recorded) {
        Attempt attempt = recorded.attempt();
        if (attempt.finding() instanceof Finding.Inconclusive inconclusive && attempt.obligation() != null) {
            table.insert(attempt, attempt.obligation(), inconclusive.reason());
        }
        // A call that ends so has had its second try; the app tells by itself after how many a person is asked.
        if (attempt.finding() instanceof Finding.Inconclusive
                && attempt.obligation() != null
                && attempt.way() == Way.TELEPHONE) {
            events.publishEvent(new ReviewNeeded(attempt.participant(), attempt.id(), attempt.at()));
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ObligationFulfilled fulfilled) {
        Instant now = clock.instant();
        table.openOf(fulfilled.obligation().id()).forEach(attempt -> table.end(attempt, SETTLED, now));
    }

    @Override
    @Transactional
    public List<Review> waiting(Actor by, String purpose, @Nullable String area, int most) {
        List<Review> reviews = table.open(LOOKED_AT).stream()
                .filter(row -> area == null || in(area, row.participant()))
                .map(this::review)
                .flatMap(Optional::stream)
                .limit(most)
                .toList();
        journal.record(JournalEntry.of(by, LISTED)
                .about(reviews.stream()
                        .map(r -> Subject.participant(r.participant().value()))
                        .distinct()
                        .toList())
                .because(purpose));
        return reviews;
    }

    private boolean in(String area, ParticipantId participant) {
        return participants
                .openEnrolment(participant)
                .filter(enrolment -> enrolment.area().equals(area))
                .isPresent();
    }

    @Override
    @Transactional
    public Optional<Review> find(Actor by, String purpose, AttemptId attempt) {
        Optional<Review> review = table.open(attempt).flatMap(this::review);
        review.ifPresent(r -> journal.record(JournalEntry.of(by, READ)
                .about(Subject.participant(r.participant().value()))
                .about(new Subject(Subject.Kind.ATTEMPT, attempt.value()))
                .because(purpose)));
        return review;
    }

    private Optional<Review> review(ReviewTable.Row row) {
        return obligations
                .find(row.obligation())
                .filter(o -> o.outcome() == null || o.outcome() == Outcome.PENDING_REVIEW)
                .map(o -> review(row, o));
    }

    private Review review(ReviewTable.Row row, Obligation obligation) {
        UUID comparison = row.comparison();
        Compared compared = comparison == null ? null : identity.find(new ComparisonId(comparison));
        Map<String, Double> quality = comparison == null ? Map.of() : identity.quality(new ComparisonId(comparison));
        return new Review(
                row.attempt(),
                row.participant(),
                row.obligation(),
                row.way(),
                row.at(),
                row.reason(),
                compared,
                quality,
                row.evidence(),
                row.way() == Way.TELEPHONE ? table.digits(row.evidence()) : List.of(),
                enrolled(row),
                obligation.window().closes(),
                challenges.of(row.attempt()).orElse(null),
                table.firstLook(row.attempt()).orElse(null),
                attempts(row));
    }

    private List<Attempt> attempts(ReviewTable.Row row) {
        return obligations.attempts(row.participant(), TRIES_SHOWN).stream()
                .filter(a -> row.obligation().equals(a.obligation()))
                .toList();
    }

    private @Nullable EvidenceId enrolled(ReviewTable.Row row) {
        TemplateKind kind = row.way() == Way.TELEPHONE ? TemplateKind.VOICE : TemplateKind.FACE;
        return identity.templates(row.participant()).stream()
                .filter(t -> t.kind() == kind && t.revoked() == null)
                .findFirst()
                .map(Identity.Template::evidence)
                .orElse(null);
    }

    @Override
    @Transactional
    public Decided decide(Actor by, AttemptId attempt, Outcome outcome, String reason) {
        if (outcome == Outcome.PENDING_REVIEW || outcome == Outcome.FULFILLED_LATE) {
            throw new IllegalArgumentException("This is the review: choose what it found.");
        }
        ReviewTable.Row row = table.open(attempt)
                .orElseThrow(() -> new IllegalStateException("This review is already decided. Reload the page."));
        if (outcome == Outcome.MISSED && !seenByAnother(by, row, reason)) {
            return Decided.SECOND_LOOK_ASKED;
        }
        settle(by, row, outcome, reason);
        return Decided.SETTLED;
    }

    /** Whether an officer before this one did not see the person either; else this one's look is kept as the first. */
    private boolean seenByAnother(Actor by, ReviewTable.Row row, String reason) {
        if (table.firstLook(by, row.attempt(), reason.strip(), clock.instant())) {
            journal.record(JournalEntry.of(by, DOUBTED)
                    .about(Subject.participant(row.participant().value()))
                    .about(new Subject(Subject.Kind.ATTEMPT, row.attempt().value()))
                    .with("reason", journal.keyedHash(reason.strip())));
            events.publishEvent(new ReviewNeeded(row.participant(), row.attempt(), row.at()));
            return false;
        }
        if (table.firstLook(row.attempt())
                .filter(first -> first.officer().equals(by))
                .isPresent()) {
            throw new IllegalStateException(
                    "You have found this already. Another officer has to look before anything follows.");
        }
        return true;
    }

    private void settle(Actor by, ReviewTable.Row row, Outcome outcome, String reason) {
        if (!table.end(row.attempt(), outcome.name(), clock.instant())) {
            throw new IllegalStateException("This review was decided by someone else meanwhile. Reload the page.");
        }
        journal.record(JournalEntry.of(by, DECIDED)
                .about(Subject.participant(row.participant().value()))
                .about(new Subject(Subject.Kind.ATTEMPT, row.attempt().value()))
                .about(new Subject(Subject.Kind.OBLIGATION, row.obligation().value()))
                .with("outcome", outcome)
                .with("reason", journal.keyedHash(reason.strip())));
        Obligation obligation = obligations.find(row.obligation()).orElseThrow();
        // While the window runs, an answer that is not accepted leaves the person free to try again.
        if (outcome != Outcome.MISSED || obligation.outcome() != null) {
            obligations.decide(by, row.obligation(), outcome, reason);
        }
    }
}
