package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.simulator.TrackerLoad;

/** With Apache Kafka between gateway and store, real brokers in processes of their own. */
@Tag("long")
class ThroughBrokersTest {
    private static final int TRACKERS = 20;
    private static final int FIXES_A_FRAME = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));

    @TempDir
    Path directory;

    @Test
    void aNodeAndABrokerDieAndNoAcknowledgedFixIsLostOrDoubled() throws Exception {
        try (Brokers brokers = Brokers.start(directory.resolve("brokers"), 3);
                ServerProcess one = ServerProcess.start(directory.resolve("one/var"), kafka(brokers, 3));
                ServerProcess other =
                        ServerProcess.startBeside(one, directory.resolve("other/var"), kafka(brokers, 3))) {
            var staying = load(one);
            var dying = load(other);
            var sent = List.of(sending(staying), sending(dying));
            awaitFrames(staying, 200);
            awaitFrames(dying, 200);

            other.kill();
            sent.getLast().join();
            awaitFrames(staying, staying.frames() + 100);
            brokers.kill(2);
            awaitFrames(staying, staying.frames() + 100);
            TrackerLoad moved = dying.at(one.trackers());
            moved.run(Duration.ofSeconds(3));
            one.kill();
            sent.getFirst().join();
            one.restart();

            assertThat(moved.fixes()).isGreaterThan(dying.fixes());
            assertEventuallyStored(one, staying, moved);
        }
    }

    @Test
    void whileTheDatabaseStandsStillASingleBrokerKeepsWhatIsAcknowledged() throws Exception {
        try (Brokers brokers = Brokers.start(directory.resolve("brokers"), 1);
                ServerProcess server = ServerProcess.start(directory.resolve("one/var"), kafka(brokers, 1))) {
            TrackerLoad load = load(server);
            load.run(Duration.ofSeconds(2));
            assertEventuallyStored(server, load);
            long before = load.fixes();
            TrackerLoad again = load.at(server.trackers());
            try (Connection connection = server.superuser()) {
                connection.setAutoCommit(false);
                connection.createStatement().execute("LOCK TABLE location.batch IN ACCESS EXCLUSIVE MODE");
                again.run(Duration.ofSeconds(3));
                assertThat(again.fixes())
                        .as("acknowledged while nothing could be stored")
                        .isGreaterThan(before + TRACKERS * FIXES_A_FRAME);
                connection.rollback();
            }
            assertEventuallyStored(server, again);
        }
    }

    @Test
    void whatATraccarServerForwardsIntoItsTopicsIsStoredOnceAndTheRestIsPassedOver() throws Exception {
        try (Brokers brokers = Brokers.start(directory.resolve("brokers"), 1);
                ServerProcess server = ServerProcess.start(
                        directory.resolve("one/var"),
                        "--rollcall.trackers.traccar.kafka.servers=" + brokers.addresses());
                KafkaProducer<String, String> traccar = brokers.producer()) {
            String imei = server.stock(1).getFirst();
            for (String forwarded :
                    List.of(position(imei, begin), "no JSON", position("stranger", begin), position(imei, begin))) {
                traccar.send(new ProducerRecord<>("positions", imei, forwarded)).get();
            }
            traccar.send(new ProducerRecord<>("events", imei, alarm(imei, begin.plusSeconds(60))))
                    .get();
            Awaitility.await()
                    .atMost(LONGEST)
                    .untilAsserted(() -> StoredFixes.in(server).assertBetween(imei, 2, 2));
        }
    }

    private static String position(String device, Instant time) {
        return """
                {"position": {"id": 0, "fixTime": "%s", "valid": true, "latitude": 29.7604, "longitude": -95.3698,
                 "speed": 1.0, "attributes": {}}, "device": {"uniqueId": "%s"}}
                """.formatted(time, device);
    }

    private static String alarm(String device, Instant time) {
        return """
                {"event": {"type": "alarm", "eventTime": "%s", "attributes": {"alarm": "removing"}},
                 "device": {"uniqueId": "%s"}}
                """.formatted(time, device);
    }

    private static String[] kafka(Brokers brokers, int replicas) {
        return new String[] {
            "--rollcall.fixes=kafka",
            "--rollcall.kafka.servers=" + brokers.addresses(),
            "--rollcall.kafka.replicas=" + replicas,
            "--rollcall.kafka.client[session.timeout.ms]=6000"
        };
    }

    private TrackerLoad load(ServerProcess server) throws SQLException, IOException {
        return new TrackerLoad(server.trackers(), server.stock(TRACKERS), begin, FIXES_A_FRAME);
    }

    private static CompletableFuture<Void> sending(TrackerLoad load) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        load.run(LONGEST);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private static void awaitFrames(TrackerLoad load, long frames) {
        Awaitility.await().atMost(LONGEST).until(() -> load.frames() >= frames);
    }

    private static void assertEventuallyStored(ServerProcess server, TrackerLoad... loads) {
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> {
            var stored = StoredFixes.in(server);
            for (TrackerLoad load : loads) {
                stored.assertHold(load, FIXES_A_FRAME);
            }
        });
    }
}
