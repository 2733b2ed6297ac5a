package org.rollcall.obligation.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationFulfilled;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.ObligationMissed;
import org.rollcall.obligation.ObligationOpened;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.OutageRecorded;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.ReceiptNumber;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The module's door on PostgreSQL. */
@Component
@EnableConfigurationProperties(ObligationSettings.class)
class PostgresObligations implements Obligations {
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(60);

    private final ObligationTable obligations;
    private final RecordTables records;
    private final Assessor assessor;
    private final Attempts attempts;
    private final Sweep sweep;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final ObligationSettings settings;
    private final Clock clock;

    PostgresObligations(
            ObligationTable obligations,
            RecordTables records,
            Assessor assessor,
            Attempts attempts,
            Sweep sweep,
            Journal journal,
            ApplicationEventPublisher events,
            ObligationSettings settings,
            Clock clock) {
        this.obligations = obligations;
        this.records = records;
        this.assessor = assessor;
        this.attempts = attempts;
        this.sweep = sweep;
        this.journal = journal;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Obligation open(Actor by, ParticipantId participant, Duty duty, Way way, Window window) {
        // PostgreSQL keeps microseconds: what is returned is what is kept.
        var kept = new Window(
                window.opens().truncatedTo(ChronoUnit.MICROS), window.closes().truncatedTo(ChronoUnit.MICROS));
        var obligation =
                new Obligation(new ObligationId(UUID.randomUUID()), participant, null, duty, way, kept, null, null);
        obligations.insert(obligation, null, clock.instant());
        journal.record(Assessor.about(by, Actions.OPENED, obligation)
                .with("duty", duty)
                .with("way", way)
                .with("opens", window.opens())
                .with("closes", window.closes()));
        events.publishEvent(new ObligationOpened(obligation));
        return obligation;
    }

    @Override
    @Transactional
    public Attempt record(Actor by, Tried tried) {
        return attempts.record(by, tried);
    }

    @Override
    @Transactional
    public Obligation settle(Actor by, ObligationId id, Outcome outcome, Instant at, String source) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        needPerson(by);
        needWords(source, "source");
        if (at.isAfter(now)) {
            throw new IllegalArgumentException(
                    "What has not happened yet cannot be recorded. Check the date and time.");
        }
        Held held = locked(id);
        boolean late = outcome == Outcome.FULFILLED
                && !at.isBefore(held.obligation().window().closes());
        Obligation settled =
                decided(by, held, new Decision(id, late ? Outcome.FULFILLED_LATE : outcome, at, now, by, true, source));
        journal.record(Assessor.about(by, Actions.SETTLED, settled)
                .with("outcome", settled.outcome() == null ? "" : settled.outcome())
                .with("at", at)
                .with("source", source));
        if (settled.outcome() == Outcome.FULFILLED || settled.outcome() == Outcome.FULFILLED_LATE) {
            events.publishEvent(new ObligationFulfilled(settled));
        } else if (settled.outcome() == Outcome.MISSED) {
            events.publishEvent(new ObligationMissed(settled));
        }
        return settled;
    }

    @Override
    @Transactional
    public Obligation decide(Actor by, ObligationId id, Outcome outcome, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        needPerson(by);
        needWords(reason, "reason");
        if (outcome == Outcome.PENDING_REVIEW) {
            throw new IllegalArgumentException("This is the review: choose what it found.");
        }
        Held held = locked(id);
        if (held.byPerson() && held.obligation().outcome() == outcome) {
            throw new IllegalStateException("This has been decided so already. Reload the page to see by whom.");
        }
        Instant closes = held.obligation().window().closes();
        Obligation decided = decided(
                by,
                held,
                new Decision(id, outcome, closes.isBefore(now) ? closes : now, now, by, true, reason.strip()));
        journal.record(Assessor.about(by, Actions.DECIDED, decided)
                .with("outcome", outcome)
                .with("reason_hash", journal.keyedHash(reason.strip())));
        if (outcome == Outcome.FULFILLED || outcome == Outcome.FULFILLED_LATE) {
            events.publishEvent(new ObligationFulfilled(decided));
        }
        return decided;
    }

    private Held locked(ObligationId id) {
        return obligations
                .lock(id)
                .orElseThrow(() -> new NoSuchElementException("There is no obligation with this identifier."));
    }

    private Obligation decided(Actor by, Held held, Decision decision) {
        Held changed = held.with(decision.outcome(), decision.recorded(), true);
        obligations.update(changed);
        records.decision(decision);
        return changed.obligation();
    }

    private static void needPerson(Actor by) {
        if (!(by instanceof Actor.Officer)) {
            throw new IllegalArgumentException("Only a member of staff can decide this.");
        }
    }

    private static void needWords(String text, String what) {
        if (text.isBlank() || text.length() > 2000) {
            throw new IllegalArgumentException("Give the " + what + " in 1 to 2000 characters.");
        }
    }

    @Override
    @Transactional
    public void recordOutage(Actor by, Way way, Instant from, Instant until, String what) {
        needWords(what, "description of the outage");
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST_OUTAGE) > 0) {
            throw new IllegalArgumentException("An outage ends after it begins and lasts no longer than 60 days.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        records.outage(by, way, new Outage(from, until, now), what.strip());
        UUID after = new UUID(0, 0);
        int touched = 0;
        List<Held> batch;
        do {
            batch = obligations.lockTouched(way, from, until, after, settings.batch());
            assessor.assess(by, batch, now);
            touched += batch.size();
            after = batch.isEmpty() ? after : batch.getLast().obligation().id().value();
        } while (batch.size() == settings.batch());
        journal.record(JournalEntry.of(by, Actions.OUTAGE_RECORDED)
                .with("way", way)
                .with("from", from)
                .with("until", until)
                .with("touched", touched));
        events.publishEvent(new OutageRecorded(way, from, until));
    }

    @Override
    public void sweep(Instant now) {
        sweep.run(now);
    }

    @Override
    public Optional<Obligation> find(ObligationId id) {
        return obligations.find(id);
    }

    @Override
    public List<Obligation> due(ParticipantId participant, Instant until) {
        return obligations.due(participant, until);
    }

    @Override
    public List<Obligation> history(ParticipantId participant, int most) {
        return obligations.history(participant, most);
    }

    @Override
    public List<Attempt> attempts(ParticipantId participant, int most) {
        return records.attempts(participant, most);
    }

    @Override
    public Optional<Attempt> byReceipt(String receipt) {
        return ReceiptNumber.read(receipt).flatMap(number -> records.byReceipt(number.value()));
    }

    @Override
    @Transactional
    public List<Obligation> dueList(Actor by, String purpose, Instant until, int most) {
        return dueList(by, purpose, null, until, most);
    }

    @Override
    @Transactional
    public List<Obligation> dueList(Actor by, String purpose, @Nullable String area, Instant until, int most) {
        List<Obligation> list = obligations.dueList(area, until, most);
        journal.record(JournalEntry.of(by, Actions.DUE_LIST_READ)
                .about(list.stream()
                        .map(o -> o.participant().value())
                        .distinct()
                        .map(Subject::participant)
                        .toList())
                .because(purpose)
                .with("count", list.size()));
        return list;
    }
}
