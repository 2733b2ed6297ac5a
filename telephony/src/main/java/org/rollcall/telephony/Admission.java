package org.rollcall.telephony;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the calls that are up and says when there are too many. */
final class Admission {
    private final CallLimits limits;
    private final Map<InetAddress, Integer> bySource = new HashMap<>();
    private final Map<String, Integer> byNumber = new HashMap<>();
    private int all;
    private boolean closing;

    Admission(CallLimits limits) {
        this.limits = limits;
    }

    /** Counts an incoming call in, or says why not. */
    synchronized Optional<Refusal.Reason> admit(Caller caller) {
        if (closing) {
            return Optional.of(Refusal.Reason.CLOSING);
        }
        if (all >= limits.all()) {
            return Optional.of(Refusal.Reason.LINE_FULL);
        }
        if (bySource.getOrDefault(caller.source(), 0) >= limits.perSource()) {
            return Optional.of(Refusal.Reason.SOURCE_FULL);
        }
        if (caller.number().map(n -> byNumber.getOrDefault(n, 0)).orElse(0) >= limits.perNumber()) {
            return Optional.of(Refusal.Reason.NUMBER_FULL);
        }
        all++;
        bySource.merge(caller.source(), 1, Integer::sum);
        caller.number().ifPresent(n -> byNumber.merge(n, 1, Integer::sum));
        return Optional.empty();
    }

    /** Counts an admitted incoming call out. */
    synchronized void leave(Caller caller) {
        all--;
        bySource.computeIfPresent(caller.source(), (k, n) -> n > 1 ? n - 1 : null);
        caller.number().ifPresent(number -> byNumber.computeIfPresent(number, (k, n) -> n > 1 ? n - 1 : null));
    }

    /** Counts an outgoing call in; false when the line is full. */
    synchronized boolean admitOutgoing() {
        if (closing || all >= limits.all()) {
            return false;
        }
        all++;
        return true;
    }

    synchronized void leaveOutgoing() {
        all--;
    }

    synchronized void close() {
        closing = true;
    }

    synchronized int up() {
        return all;
    }
}
