package org.rollcall.obligation.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Window;

/**
 * How outages and technical failures lengthen a window (promise 3). Each outage that touches it adds what it took, and
 * no less than two hours; the window stays open for two hours after the outage's end, after Rollcall learnt of it, and
 * after each technical failure. Outages less than ten minutes apart are one.
 */
final class Lengthening {
    static final Duration LEAST = Duration.ofHours(2);
    private static final Duration ONE_OUTAGE = Duration.ofMinutes(10);

    private Lengthening() {}

    /**
     * The window as it stands, from the window as it was first set.
     *
     * @param late how long after the closing a window is opened again for an outage learnt of, or a failure met, only then
     */
    static Window of(Window first, List<Outage> outages, List<Try> tries, Duration late) {
        List<Outage> joined = joined(outages);
        Window window = first;
        // The longer window may reach further into an outage, or into the next one.
        while (true) {
            Instant closes = latest(window.closes(), once(first, window, joined, tries, late));
            if (closes.equals(window.closes())) {
                return window;
            }
            window = new Window(first.opens(), closes);
        }
    }

    private static Instant once(Window first, Window window, List<Outage> outages, List<Try> tries, Duration late) {
        Instant added = first.closes();
        Instant least = window.closes();
        Instant limit = window.closes().plus(late);
        for (Outage outage : outages) {
            if (outage.touches(window)) {
                added = added.plus(longest(taken(outage, window), LEAST));
                least = latest(least, outage.until().plus(LEAST));
                if (outage.recorded().isBefore(limit)) {
                    least = latest(least, outage.recorded().plus(LEAST));
                }
            }
        }
        for (Try each : tries) {
            if (each.finding() instanceof Finding.TechnicalFailure
                    && !each.at().isBefore(window.opens())
                    && each.at().isBefore(limit)) {
                least = latest(least, each.at().plus(LEAST));
            }
        }
        return latest(added, least);
    }

    private static Duration taken(Outage outage, Window window) {
        Instant from = latest(outage.from(), window.opens());
        Instant until = outage.until().isBefore(window.closes()) ? outage.until() : window.closes();
        return Duration.between(from, until);
    }

    private static List<Outage> joined(List<Outage> outages) {
        var joined = new ArrayList<Outage>();
        for (Outage next :
                outages.stream().sorted(Comparator.comparing(Outage::from)).toList()) {
            Outage last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || next.from().isAfter(last.until().plus(ONE_OUTAGE))) {
                joined.add(next);
            } else {
                joined.set(
                        joined.size() - 1,
                        new Outage(
                                last.from(),
                                latest(last.until(), next.until()),
                                latest(last.recorded(), next.recorded())));
            }
        }
        return joined;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
