package org.rollcall.obligation.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;

/**
 * What machine findings alone make of an obligation (promises 2 and 3). MISSED needs a closed window without a single
 * try; whatever a machine could not settle waits for a person.
 */
final class OutcomeRules {
    private OutcomeRules() {}

    /**
     * The outcome at {@code now}, or empty while it is open.
     *
     * @param window as outages and failures have lengthened it
     * @param outages those of its way
     * @param late how long after the closing a good try still counts, as late
     */
    static Optional<Outcome> of(
            Duty duty, Way way, Window window, List<Try> tries, List<Outage> outages, Instant now, Duration late) {
        if (satisfied(tries, window.opens(), window.closes())) {
            return Optional.of(Outcome.FULFILLED);
        }
        if (satisfied(tries, window.closes(), window.closes().plus(late))) {
            return Optional.of(Outcome.FULFILLED_LATE);
        }
        if (now.isBefore(window.closes())) {
            return Optional.empty();
        }
        if (tries.isEmpty()) {
            return Optional.of(withoutTry(duty, way, window, outages));
        }
        boolean onlyOurs = tries.stream().allMatch(t -> t.finding() instanceof Finding.TechnicalFailure);
        return Optional.of(onlyOurs ? Outcome.TECHNICAL_FAILURE : Outcome.PENDING_REVIEW);
    }

    private static Outcome withoutTry(Duty duty, Way way, Window window, List<Outage> outages) {
        if (duty == Duty.HEARING) {
            // Nobody wrote down whether the person appeared: that is the agency's gap, not the person's.
            return Outcome.PENDING_REVIEW;
        }
        if (way == Way.TRACKER) {
            // A tracker's silence says nothing about the person: its battery, the coverage and our gateway come first.
            return Outcome.PENDING_REVIEW;
        }
        boolean learntTooLate = outages.stream()
                .anyMatch(o -> o.touches(window) && !o.recorded().isBefore(window.closes()));
        return learntTooLate ? Outcome.TECHNICAL_FAILURE : Outcome.MISSED;
    }

    private static boolean satisfied(List<Try> tries, Instant from, Instant until) {
        return tries.stream()
                .anyMatch(t ->
                        t.finding() instanceof Finding.Satisfied && !t.at().isBefore(from) && t.at().isBefore(until));
    }
}
