package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.equipment.Equipment;
import org.rollcall.location.Told;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.Wearer;
import org.rollcall.location.ZoneCrossed.Crossing;
import org.rollcall.location.Zones;
import org.rollcall.participant.Participants;
import org.rollcall.track.zone.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

@ServerTest
class EvaluationTest {
    @Autowired
    Evaluation evaluation;

    @Autowired
    EvaluationLoop loop;

    @Autowired
    Zones zones;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    TestClock clock;

    @Autowired
    ConfigurableApplicationContext context;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void stopped() {
        loop.stop();
    }

    @AfterEach
    void goingOn() {
        clock.reset();
        loop.start();
    }

    private Wearer walkedOut(int times) throws Exception {
        var wearer = new Wearer(participants, equipment, start.minus(Duration.ofHours(1)));
        zones.draw(
                Wearer.OFFICER,
                wearer.participant,
                new Zones.NewZone(
                        "Home", Zone.Kind.INCLUSION, Wearer.HOME, "", java.time.ZoneId.of("America/Chicago")));
        clock.advance(Duration.ofHours(2));
        for (int i = 0; i < times; i++) {
            Instant from = start.plus(Duration.ofMinutes(10L * i + 1));
            wearer.send(
                    address.tcp().orElseThrow(),
                    Wearer.atHome(from, 4),
                    Wearer.away(from.plusSeconds(150), 3),
                    Wearer.away(from.plusSeconds(240), 3));
        }
        return wearer;
    }

    @Test
    void whatWasNotEvaluatedBeforeARestartIsEvaluatedAfterIt() throws Exception {
        Wearer wearer = walkedOut(1);
        var told = new Told(context, wearer.participant);
        assertThat(told.crossings()).isEmpty();
        loop.start();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told.crossings()).containsExactly(Crossing.LEFT_INCLUSION));
    }

    @Test
    void nodesThatEvaluateAtOnceTellEachCrossingOnce() throws Exception {
        Wearer wearer = walkedOut(8);
        var told = new Told(context, wearer.participant);
        Callable<Boolean> node = () -> {
            while (evaluation.round(1)) {
                Thread.yield();
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> nodes =
                    new ArrayList<>(Stream.generate(() -> node).limit(4).toList());
            for (var done : threads.invokeAll(nodes)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(told.crossings().stream().filter(Crossing.LEFT_INCLUSION::equals))
                .hasSize(8);
        assertThat(told.crossings().stream().filter(Crossing.BACK_INSIDE::equals))
                .hasSize(7);
    }
}
