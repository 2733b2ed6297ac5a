package org.rollcall.track.zone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Judges a tracker's fixes against one zone, in the order of their time. A pure function of state and fix; a judge has no
 * state of its own and can be used by many threads.
 *
 * <p>A fix speaks for the right side of the edge as soon as it lies there, for the wrong side only when it lies beyond the
 * buffer and its error. The wrong side is established by several such fixes over some time that a possible movement
 * connects; fixes far away from those before (a jump) and fixes of a tracker that lies still must agree for longer. The
 * right side is established by two, and by one when nothing was established before.
 */
public final class ZoneJudge {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);
    private static final Duration LONG_BEFORE = Duration.ofMinutes(5);
    /** A jump takes so many times the fixes and the dwell. */
    private static final int JUMP_FACTOR = 2;
    /** Above this m/s a device that measures its own speed must have noticed. */
    private static final double NOTICED = 12;

    private final Zone zone;
    private final Evidence rules;

    /** With the zone and how much evidence it takes. */
    public ZoneJudge(Zone zone, Evidence rules) {
        this.zone = zone;
        this.rules = rules;
    }

    /**
     * What follows from one fix.
     *
     * @param state the state then
     * @param events in order, mostly none
     */
    public record Judgement(ZoneState state, List<ZoneEvent> events) {
        /** Copies the list. */
        public Judgement {
            events = List.copyOf(events);
        }
    }

    /** Whether a fix comes too late for this state: go back to a state before it and judge again from there. */
    public static boolean tooLate(ZoneState state, Fix fix) {
        return state.heard() != null && fix.time().isBefore(state.heard());
    }

    /**
     * Judges the next fix. One that {@link #tooLate} says is late changes nothing.
     *
     * @param arrived when the fix arrived, by the server's clock; its own time cannot lie after that
     */
    public Judgement judge(ZoneState state, Fix fix, Instant arrived) {
        if (tooLate(state, fix)) {
            return new Judgement(state, List.of());
        }
        Sighting sighting = Sighting.of(fix, zone.area());
        if (fix.has(TrackerState.CLOCK_WRONG) || fix.time().isAfter(arrived.plus(CLOCK_TOLERANCE))) {
            return new Judgement(state.doubting(sighting, Doubt.Reason.CLOCK), List.of());
        }
        List<ZoneEvent> events = new ArrayList<>();
        if (state.silent()) {
            events.add(new ZoneEvent.HeardAgain(fix.time()));
        }
        ZoneState heard = state.heard(fix.time());
        ZoneState placed =
                fix.valid() ? place(heard, sighting, events) : heard.doubting(sighting, Doubt.Reason.NOT_VALID);
        return new Judgement(breach(placed, sighting, fix.valid(), events), events);
    }

    /**
     * Judges that time has passed without a report: silence, and the end of a breach with the schedule. Call it now and
     * then; it never begins a breach.
     */
    public Judgement tick(ZoneState state, Instant now) {
        List<ZoneEvent> events = new ArrayList<>();
        ZoneState after = state;
        Instant heard = state.heard();
        if (heard != null && !state.silent() && heard.plus(rules.silence()).isBefore(now)) {
            after = after.fellSilent();
            events.add(new ZoneEvent.FellSilent(heard));
        }
        if (after.breach() && !zone.schedule().inForce(now)) {
            after = after.withBreach(false);
            events.add(new ZoneEvent.BreachEnded(now, ZoneEvent.BreachEnded.Why.NOT_IN_FORCE));
        }
        return new Judgement(after, events);
    }

    private ZoneState place(ZoneState state, Sighting fix, List<ZoneEvent> events) {
        Side says = says(fix);
        if (says == null) {
            return state.doubting(fix, Doubt.Reason.TOO_NEAR_THE_EDGE);
        }
        if (says == state.side()) {
            return state.withoutCandidate(dropped(state)).confirmed(fix);
        }
        ZoneState gathered = gather(state, fix, says);
        if (!enough(gathered, says) || mayBeDrift(gathered.candidate())) {
            return gathered;
        }
        events.add(new ZoneEvent.SideEstablished(
                state.side(), says, gathered.candidate().getFirst().time(), gathered.candidate(), gathered.doubts()));
        return gathered.established(says, fix);
    }

    /** The side a fix speaks for; null when it decides nothing. */
    private @Nullable Side says(Sighting fix) {
        Side right = zone.kind().right();
        if (fix.beyond(right) >= 0) {
            return right;
        }
        double needed = rules.buffer() + rules.errorRadii() * fix.errorRadius();
        return fix.beyond(right.other()) > needed ? right.other() : null;
    }

    private ZoneState gather(ZoneState state, Sighting fix, Side says) {
        List<Sighting> candidate = state.candidate();
        if (candidate.isEmpty() || says(candidate.getLast()) != says) {
            ZoneState fresh = state.withoutCandidate(dropped(state));
            return fresh.withCandidate(List.of(fix), isJump(state.last(), fix), fix);
        }
        if (isJump(candidate.getLast(), fix)) {
            return state.withoutCandidate(Doubt.Reason.TOO_FAST).withCandidate(List.of(fix), true, fix);
        }
        return state.withCandidate(ZoneState.appended(candidate, fix), state.jumped(), fix);
    }

    /** Whether nobody can have moved so, or the device would have noticed. */
    private boolean isJump(@Nullable Sighting before, Sighting fix) {
        if (before == null) {
            return false;
        }
        double speed = fix.leastSpeedSince(before);
        boolean unnoticed = speed > NOTICED
                && fix.speed() != null
                && fix.speed() < speed / 4
                && (before.speed() == null || before.speed() < speed / 4)
                && Duration.between(before.time(), fix.time()).compareTo(LONG_BEFORE) < 0;
        return speed > rules.plausibleSpeed() || unnoticed;
    }

    private boolean enough(ZoneState state, Side says) {
        int fixes = state.candidate().size();
        if (says == zone.kind().right()) {
            return fixes >= 2 || state.side() == null;
        }
        int factor = state.jumped() ? JUMP_FACTOR : 1;
        Duration span = span(state.candidate());
        boolean many =
                fixes >= rules.fixes() * factor && span.compareTo(rules.dwell().multipliedBy(factor)) >= 0;
        boolean seldom = fixes >= 2 && span.compareTo(rules.longDwell().multipliedBy(factor)) >= 0;
        return many || seldom;
    }

    private Doubt.Reason dropped(ZoneState state) {
        return mayBeDrift(state.candidate()) ? Doubt.Reason.LAY_STILL : Doubt.Reason.CAME_BACK;
    }

    /** Whether fixes for the wrong side are explained by drift: the device measures its speed and never noticed any. */
    private boolean mayBeDrift(List<Sighting> candidate) {
        Side wrong = zone.kind().right().other();
        return !candidate.isEmpty()
                && says(candidate.getFirst()) == wrong
                && candidate.stream().noneMatch(Sighting::saysItMoves)
                && candidate.stream().allMatch(fix -> fix.speed() != null)
                && candidate.stream().anyMatch(fix -> fix.beyond(wrong) <= rules.stillDistance())
                && span(candidate).compareTo(rules.stillDwell()) < 0;
    }

    private static Duration span(List<Sighting> fixes) {
        return Duration.between(fixes.getFirst().time(), fixes.getLast().time());
    }

    private ZoneState breach(ZoneState state, Sighting fix, boolean valid, List<ZoneEvent> events) {
        Side wrong = zone.kind().right().other();
        boolean inForce = zone.schedule().inForce(fix.time());
        if (state.breach()) {
            if (inForce && state.side() == wrong) {
                return state;
            }
            events.add(new ZoneEvent.BreachEnded(
                    fix.time(),
                    inForce ? ZoneEvent.BreachEnded.Why.RIGHT_SIDE : ZoneEvent.BreachEnded.Why.NOT_IN_FORCE));
            return state.withBreach(false);
        }
        if (!inForce || !valid || state.side() != wrong || says(fix) != wrong) {
            return state;
        }
        events.add(began(state, fix, wrong, events));
        return state.withBreach(true);
    }

    private ZoneEvent began(ZoneState state, Sighting fix, Side wrong, List<ZoneEvent> events) {
        for (ZoneEvent event : events) {
            if (event instanceof ZoneEvent.SideEstablished now) {
                Instant first = now.believed().stream()
                        .map(Sighting::time)
                        .filter(zone.schedule()::inForce)
                        .findFirst()
                        .orElse(fix.time());
                return new ZoneEvent.BreachBegan(wrong, first, now.believed(), now.doubted());
            }
        }
        List<Sighting> believed = ZoneState.appended(state.proof(), fix);
        return new ZoneEvent.BreachBegan(wrong, fix.time(), believed, state.doubts());
    }
}
