package org.rollcall.location.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What the gateway counts, for the operators. */
@Component
class GatewayCounts {
    final Counter frames;
    final Counter unreadable;
    final Counter refused;
    final Counter turnedAway;
    final AtomicInteger connections = new AtomicInteger();

    GatewayCounts(MeterRegistry registry) {
        frames = registry.counter("rollcall.trackers.frames");
        unreadable = registry.counter("rollcall.trackers.unreadable");
        refused = registry.counter("rollcall.trackers.refused");
        turnedAway = registry.counter("rollcall.trackers.turned.away");
        registry.gauge("rollcall.trackers.connections", connections);
    }
}
