package org.rollcall.obligation.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationFulfilled;
import org.rollcall.obligation.ObligationMissed;
import org.rollcall.obligation.ObligationNeedsReview;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Applies the rules to locked obligations: lengthens windows first, then closes or opens again, and tells of it. */
@Component
class Assessor {
    private final ObligationTable obligations;
    private final RecordTables records;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final ObligationSettings settings;

    Assessor(
            ObligationTable obligations,
            RecordTables records,
            Journal journal,
            ApplicationEventPublisher events,
            ObligationSettings settings) {
        this.obligations = obligations;
        this.records = records;
        this.journal = journal;
        this.events = events;
        this.settings = settings;
    }

    /** Assesses every one of them; the caller's transaction holds their locks. */
    void assess(Actor by, List<Held> locked, Instant now) {
        if (locked.isEmpty()) {
            return;
        }
        Map<UUID, List<Try>> tries = records.tries(
                locked.stream().map(h -> h.obligation().id().value()).toList());
        Map<Way, List<Outage>> outages = outages(locked);
        for (Held held : locked) {
            Obligation o = held.obligation();
            assess(
                    by,
                    held,
                    tries.getOrDefault(o.id().value(), List.of()),
                    outages.getOrDefault(o.way(), List.of()),
                    now);
        }
    }

    private Map<Way, List<Outage>> outages(List<Held> locked) {
        var earliest = new EnumMap<Way, Instant>(Way.class);
        for (Held held : locked) {
            Instant opens = held.first().opens();
            earliest.merge(held.obligation().way(), opens, (a, b) -> a.isBefore(b) ? a : b);
        }
        var found = new EnumMap<Way, List<Outage>>(Way.class);
        earliest.forEach((way, from) -> found.put(way, records.outages(way, from)));
        return found;
    }

    private void assess(Actor by, Held held, List<Try> tries, List<Outage> outages, Instant now) {
        if (held.byPerson()) {
            tellIfAPersonWasTooSoon(held, tries, now);
            return;
        }
        Window window = Lengthening.of(held.first(), outages, tries, settings.late());
        Held lengthened = held;
        if (window.closes().isAfter(held.obligation().window().closes())) {
            lengthened = held.with(window);
            records.extension(held.obligation().id(), window, now);
            journal.record(
                    about(by, Actions.WINDOW_LENGTHENED, held.obligation()).with("closes", window.closes()));
        }
        Optional<Outcome> outcome = OutcomeRules.of(
                held.obligation().duty(), held.obligation().way(), window, tries, outages, now, settings.late());
        if (outcome.orElse(null) != held.obligation().outcome()) {
            decide(by, lengthened, outcome.orElse(null), tries, now);
        } else if (lengthened != held) {
            obligations.update(lengthened);
        }
    }

    /** A person found it missed, and then a check-in made inside the window arrives: that person looks again. */
    private void tellIfAPersonWasTooSoon(Held held, List<Try> tries, Instant now) {
        Obligation o = held.obligation();
        Optional<Outcome> byRules =
                OutcomeRules.of(o.duty(), o.way(), o.window(), tries, List.of(), now, settings.late());
        if (o.outcome() == Outcome.MISSED && byRules.isPresent() && byRules.get() != Outcome.MISSED) {
            events.publishEvent(new ObligationNeedsReview(o));
        }
    }

    private void decide(Actor by, Held held, @Nullable Outcome outcome, List<Try> tries, Instant now) {
        Instant effective = effective(held, outcome, tries, now);
        Held decided = held.with(outcome, outcome == null ? null : now, false);
        obligations.update(decided);
        Obligation o = decided.obligation();
        records.decision(
                new Decision(o.id(), outcome, effective, now, by, false, outcome == null ? "opened_again" : "rule"));
        journal.record(
                about(by, Actions.OUTCOME_REACHED, o).with("outcome", outcome == null ? "OPEN" : outcome.name()));
        tell(o);
    }

    private static Instant effective(Held held, @Nullable Outcome outcome, List<Try> tries, Instant now) {
        if (outcome == Outcome.FULFILLED || outcome == Outcome.FULFILLED_LATE) {
            return tries.stream()
                    .filter(t -> t.finding() instanceof org.rollcall.obligation.Finding.Satisfied)
                    .map(Try::at)
                    .filter(at -> !at.isBefore(held.first().opens()))
                    .findFirst()
                    .orElse(now);
        }
        return outcome == null ? now : held.obligation().window().closes();
    }

    private void tell(Obligation o) {
        switch (o.outcome()) {
            case FULFILLED, FULFILLED_LATE -> events.publishEvent(new ObligationFulfilled(o));
            case MISSED -> events.publishEvent(new ObligationMissed(o));
            case PENDING_REVIEW -> events.publishEvent(new ObligationNeedsReview(o));
            case null, default -> {}
        }
    }

    static JournalEntry about(Actor by, org.rollcall.journal.Action action, Obligation o) {
        return JournalEntry.of(by, action)
                .about(Subject.participant(o.participant().value()))
                .about(new Subject(Subject.Kind.OBLIGATION, o.id().value()));
    }
}
