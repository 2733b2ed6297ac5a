package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.location.RawTracker;
import org.rollcall.location.TrackerAddress;
import org.rollcall.obligation.OutageRecorded;
import org.rollcall.obligation.Way;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.annotation.Transactional;

@ServerTest
class OutageTest {
    @Autowired
    FixStore store;

    @Autowired
    TrackerGateway gateway;

    @Autowired
    TrackerAddress address;

    @Autowired
    TestClock clock;

    @Autowired
    ConfigurableApplicationContext context;

    private final List<Way> recorded = new CopyOnWriteArrayList<>();

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private void listen() {
        context.addApplicationListener((PayloadApplicationEvent<?> event) -> {
            if (event.getPayload() instanceof OutageRecorded outage) {
                recorded.add(outage.way());
            }
        });
    }

    @Test
    @Transactional // Rolled back: an outage would touch the windows of every other test.
    void aStoreThatFailedForLongIsAnOutageOfTheTrackersAndAShortOneIsNot() {
        listen();
        store.failed();
        clock.advance(Duration.ofSeconds(10));
        store.stored();
        assertThat(recorded).isEmpty();
        store.failed();
        clock.advance(Duration.ofMinutes(5));
        store.failed();
        store.stored();
        assertThat(recorded).containsExactly(Way.TRACKER);
    }

    @Test
    void aGatewayThatWasStoppedListensAgain() throws Exception {
        Optional<java.net.InetSocketAddress> before = address.tcp();
        assertThat(before).isPresent();
        gateway.stop();
        assertThat(address.tcp()).isEmpty();
        gateway.start();
        try (var tracker = RawTracker.signedIn(address.tcp().orElseThrow(), "123456789012345")) {
            assertThat(tracker.send(List.of(org.rollcall.track.Fix.at(Instant.now(), 1, 2)
                            .satellites(5)
                            .build())))
                    .isOne();
        }
    }
}
