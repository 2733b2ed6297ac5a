package org.rollcall.line.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.line.LineDialogue;
import org.rollcall.line.LineUp;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** A line that its carrier does not take is down, though its port is open: people's windows grow, as for any outage. */
@ServerTest
@RecordApplicationEvents
class RegistrationTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    CallRecords records;

    @Autowired
    ObjectProvider<SslBundles> certificates;

    @Autowired
    ObjectProvider<LineDialogue> dialogue;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Transactional // Rolled back: an outage would touch the windows of every other test.
    void aRefusedRegistrationIsAnOutageUntilItIsTaken(ApplicationEvents events) throws Exception {
        try (var carrier = new Registrar()) {
            var line = new TelephoneLine(properties(carrier.port()), certificates, records, dialogue, publisher, clock);
            line.start();
            try {
                await().pollInSameThread().atMost(SOON).until(() -> {
                    line.watchRegistration();
                    return outages() > 0;
                });
                assertThat(events.stream(LineUp.class)).isEmpty();
                carrier.takes = true;
                await().pollInSameThread().atMost(SOON).until(() -> {
                    line.watchRegistration();
                    return events.stream(LineUp.class).count() == 1;
                });
            } finally {
                line.stop();
            }
        }
    }

    private static LineProperties properties(int port) {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "rollcall.line.port", "0",
                        "rollcall.line.trunk.host", "127.0.0.1",
                        "rollcall.line.trunk.port", Integer.toString(port),
                        "rollcall.line.trunk.user", "line",
                        "rollcall.line.trunk.password", "secret",
                        "rollcall.line.trunk.domain", "carrier.example",
                        "rollcall.line.trunk.retry", "50ms")))
                .bind("rollcall.line", LineProperties.class)
                .get();
    }

    private long outages() {
        return jdbc.sql("SELECT count(*) FROM obligation.outage WHERE what LIKE '%403%'")
                .query(Long.class)
                .single();
    }
}
