package org.rollcall.obligation.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.ObligationOpened;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Condition;
import org.rollcall.participant.ConditionEnded;
import org.rollcall.participant.ConditionSet;
import org.rollcall.participant.Participants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts the windows that conditions call for on the list, up to the horizon, and takes them off when a condition ends. */
@Component
class Planner {
    private static final Actor PLANNER = new Actor.Machine("window-planner");
    private static final int MOST_AT_ONCE = 400;
    private static final Duration FAR = Duration.ofDays(366 * 5L);

    private final PlanTable plans;
    private final ObligationTable obligations;
    private final RecordTables records;
    private final Participants participants;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final ObligationSettings settings;
    private final Clock clock;

    Planner(
            PlanTable plans,
            ObligationTable obligations,
            RecordTables records,
            Participants participants,
            Journal journal,
            ApplicationEventPublisher events,
            ObligationSettings settings,
            Clock clock) {
        this.plans = plans;
        this.obligations = obligations;
        this.records = records;
        this.participants = participants;
        this.journal = journal;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(ConditionSet set) {
        Condition condition = set.condition();
        if (condition.recurrence() == null) {
            return;
        }
        Instant now = clock.instant();
        Instant from = condition.starts().isAfter(now) ? condition.starts() : now;
        plans.insert(
                new PlanTable.Plan(
                        condition.id(),
                        condition.participant(),
                        way(condition),
                        condition.recurrence(),
                        condition.window(),
                        condition.ends(),
                        from),
                condition.starts());
        plans.lock(condition.id()).forEach(plan -> open(plan, now));
    }

    /** Whatever is not decided yet falls away: what no condition calls for any more cannot be missed. */
    @EventListener
    void on(ConditionEnded ended) {
        Instant now = clock.instant();
        plans.end(ended.condition(), now);
        for (Held held : obligations.lockOpenOf(ended.condition())) {
            Obligation o = held.obligation();
            obligations.update(held.with(Outcome.WAIVED, now, true));
            records.decision(new Decision(o.id(), Outcome.WAIVED, now, now, PLANNER, true, "condition_ended"));
            journal.record(Assessor.about(PLANNER, Actions.OUTCOME_REACHED, o).with("outcome", Outcome.WAIVED));
        }
    }

    private static Way way(Condition condition) {
        return switch (condition.technology()) {
            case APP -> Way.APP;
            case GPS -> Way.TRACKER;
            // Anyone can use a telephone; where a recurrence is set beside no technology, it is that.
            case VOICE, NONE -> Way.TELEPHONE;
        };
    }

    /** Opens what the plans call for; returns how many plans it looked at. */
    int openDue(Instant now, int most) {
        List<PlanTable.Plan> due = plans.lockDue(now.plus(settings.horizon()), most);
        due.forEach(plan -> open(plan, now));
        return due.size();
    }

    private void open(PlanTable.Plan plan, Instant now) {
        ZoneId zone = participants
                .find(plan.participant())
                .orElseThrow(() -> new IllegalStateException(
                        "Participant " + plan.participant() + " has a condition and is not on record."))
                .zone();
        Instant horizon = earlier(now.plus(settings.horizon()), plan.ends());
        List<Instant> occurrences = horizon.isAfter(plan.openedUntil())
                ? plan.recurrence().between(plan.openedUntil(), horizon, zone, MOST_AT_ONCE)
                : List.of();
        var opened = new ArrayList<Obligation>();
        for (Instant opens : occurrences) {
            openOne(plan, opens, zone, now).ifPresent(opened::add);
        }
        Instant until = later(
                plan.openedUntil(),
                occurrences.size() == MOST_AT_ONCE ? occurrences.getLast().plusMillis(1) : horizon);
        plans.opened(plan.condition(), until, next(plan, until, zone));
        tell(plan, opened);
    }

    private Optional<Obligation> openOne(PlanTable.Plan plan, Instant opens, ZoneId zone, Instant now) {
        Instant closes = opens.plus(plan.length());
        if (!closes.isAfter(now)) {
            // Rollcall was silent so long that the window came and went unannounced: nobody was asked.
            return Optional.empty();
        }
        var obligation = new Obligation(
                new ObligationId(UUID.randomUUID()),
                plan.participant(),
                plan.condition(),
                Duty.CHECK_IN,
                plan.way(),
                new Window(opens, closes),
                null,
                null);
        boolean fresh = obligations.insert(obligation, LocalDateTime.ofInstant(opens, zone), now);
        return fresh ? Optional.of(obligation) : Optional.empty();
    }

    private static @Nullable Instant next(PlanTable.Plan plan, Instant from, ZoneId zone) {
        Instant until = earlier(from.plus(FAR), plan.ends());
        if (!until.isAfter(from)) {
            return null;
        }
        return plan.recurrence().between(from, until, zone, 1).stream()
                .findFirst()
                .orElse(null);
    }

    private void tell(PlanTable.Plan plan, List<Obligation> opened) {
        if (opened.isEmpty()) {
            return;
        }
        journal.record(JournalEntry.of(PLANNER, Actions.OPENED)
                .about(Subject.participant(plan.participant().value()))
                .about(new Subject(Subject.Kind.CONDITION, plan.condition().value()))
                .about(opened.stream()
                        .map(o -> new Subject(Subject.Kind.OBLIGATION, o.id().value()))
                        .toList())
                .with("count", opened.size()));
        opened.forEach(o -> events.publishEvent(new ObligationOpened(o)));
    }

    private static Instant earlier(Instant a, @Nullable Instant b) {
        return b == null || a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
