package org.rollcall.line.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.participant.TelephoneNumber;

/** Counts what goes out, so that no fault and no theft of the line becomes a flood of calls or a large bill. */
final class OutgoingCaps {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final OutgoingProperties caps;
    private final List<String> prefixes;
    private final Clock clock;
    private final Deque<Instant> lately = new ArrayDeque<>();
    private final Map<TelephoneNumber, Deque<Instant>> today = new HashMap<>();

    /** @param countryCode the line's own, open where no prefix is named */
    OutgoingCaps(OutgoingProperties caps, String countryCode, Clock clock) {
        this.caps = caps;
        this.prefixes = caps.prefixes().isEmpty() ? List.of("+" + countryCode) : caps.prefixes();
        this.clock = clock;
    }

    /** Counts a call, or says why it may not go out. */
    synchronized Optional<String> count(TelephoneNumber number) {
        Instant now = clock.instant();
        if (prefixes.stream().noneMatch(number.e164()::startsWith)) {
            return Optional.of("Its prefix is none of rollcall.line.outgoing.prefixes.");
        }
        forget(lately, now.minus(MINUTE));
        if (lately.size() >= caps.perMinute()) {
            return Optional.of("There were " + caps.perMinute() + " calls within a minute.");
        }
        today.values().forEach(calls -> forget(calls, now.minus(DAY)));
        today.values().removeIf(Deque::isEmpty);
        Deque<Instant> own = today.computeIfAbsent(number, n -> new ArrayDeque<>());
        if (own.size() >= caps.perNumberAndDay()) {
            return Optional.of("This number was called " + caps.perNumberAndDay() + " times within a day.");
        }
        own.add(now);
        lately.add(now);
        return Optional.empty();
    }

    private static void forget(Deque<Instant> calls, Instant before) {
        while (!calls.isEmpty() && !calls.getFirst().isAfter(before)) {
            calls.removeFirst();
        }
    }
}
