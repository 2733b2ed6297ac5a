package org.rollcall.obligation.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.AttemptId;
import org.rollcall.obligation.AttemptRecorded;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations.Tried;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.ReceiptNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records tries: finds the check-in each counts for, gives it a receipt number, and lets the rules look again. */
@Component
class Attempts {
    /** A phone's clock may run ahead by this much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ObligationTable obligations;
    private final RecordTables records;
    private final SignedReceipts receipts;
    private final Assessor assessor;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final ObligationSettings settings;
    private final Clock clock;

    Attempts(
            ObligationTable obligations,
            RecordTables records,
            SignedReceipts receipts,
            Assessor assessor,
            Journal journal,
            ApplicationEventPublisher events,
            ObligationSettings settings,
            Clock clock) {
        this.obligations = obligations;
        this.records = records;
        this.receipts = receipts;
        this.assessor = assessor;
        this.journal = journal;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    Attempt record(Actor by, Tried tried) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (tried.at().isAfter(now.plus(AHEAD))) {
            throw new IllegalArgumentException(
                    "This attempt lies in the future: set the clock of the device that made it.");
        }
        List<Held> candidates = obligations.lockCandidates(
                tried.participant(), tried.at(), tried.at().minus(settings.late()));
        Held counts = tried.meant() == null ? countsFor(tried, candidates) : named(tried, tried.meant());
        Attempt attempt = insert(by, tried, counts, now);
        receipts.issue(attempt);
        journal.record(entry(by, attempt));
        events.publishEvent(new AttemptRecorded(attempt));
        if (counts != null) {
            assessor.assess(by, List.of(counts), now);
        }
        return attempt;
    }

    private @Nullable Held named(Tried tried, ObligationId meant) {
        return obligations
                .lock(meant)
                .filter(h -> h.obligation().participant().equals(tried.participant()))
                .filter(Attempts::mayStillCount)
                .orElse(null);
    }

    /** The oldest check-in whose window holds it; else the newest one whose window closed not long ago. */
    private @Nullable Held countsFor(Tried tried, List<Held> candidates) {
        Map<UUID, List<Try>> tries = candidates.isEmpty()
                ? Map.of()
                : records.tries(candidates.stream()
                        .map(h -> h.obligation().id().value())
                        .toList());
        List<Held> fit = candidates.stream()
                .filter(h -> h.obligation().way() == tried.way()
                        || tries.containsKey(h.obligation().id().value()))
                .filter(Attempts::mayStillCount)
                .toList();
        return fit.stream()
                .filter(h -> h.obligation().window().contains(tried.at()))
                .findFirst()
                .orElseGet(() -> fit.stream()
                        .filter(h -> !h.byPerson())
                        .reduce((older, newer) -> newer)
                        .orElse(null));
    }

    private static boolean mayStillCount(Held held) {
        Obligation o = held.obligation();
        Outcome outcome = o.outcome();
        if (outcome == null || outcome == Outcome.MISSED) {
            return true;
        }
        return !held.byPerson() && (outcome == Outcome.PENDING_REVIEW || outcome == Outcome.TECHNICAL_FAILURE);
    }

    private Attempt insert(Actor by, Tried tried, @Nullable Held counts, Instant now) {
        while (true) {
            var attempt = new Attempt(
                    new AttemptId(UUID.randomUUID()),
                    tried.participant(),
                    counts == null ? null : counts.obligation().id(),
                    tried.way(),
                    tried.at().truncatedTo(ChronoUnit.MICROS),
                    tried.finding(),
                    tried.comparison(),
                    tried.evidence(),
                    ReceiptNumber.next(RANDOM).value());
            if (records.insert(attempt, by, now)) {
                return attempt;
            }
        }
    }

    private static JournalEntry entry(Actor by, Attempt attempt) {
        JournalEntry entry = JournalEntry.of(by, Actions.ATTEMPT_RECORDED)
                .about(Subject.participant(attempt.participant().value()))
                .about(new Subject(Subject.Kind.ATTEMPT, attempt.id().value()))
                .with("way", attempt.way())
                .with("finding", Findings.word(attempt.finding()))
                .with("receipt", attempt.receipt());
        return attempt.obligation() == null
                ? entry
                : entry.about(new Subject(
                        Subject.Kind.OBLIGATION, attempt.obligation().value()));
    }
}
