package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.simulator.TrackerLoad;
import org.rollcall.track.Fix;
import org.rollcall.track.codec.TrackCodec;

/** Days are sealed without a pause while trackers send into them, and the server is killed in the middle: nothing is lost. */
class KilledWhileSealingTest {
    private static final int KILLS = 3;
    private static final int TRACKERS = 20;
    private static final int FIXES_A_FRAME = 5;

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedFixIsInARowOrInASegment() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                directory.resolve("var"), "--rollcall.trackers.seal-after=0s", "--rollcall.trackers.seal-every=20ms")) {
            List<String> imeis = server.stock(TRACKERS);
            var load = new TrackerLoad(
                    server.trackers(),
                    imeis,
                    Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3)),
                    FIXES_A_FRAME);
            for (int kill = 0; kill < KILLS; kill++) {
                TrackerLoad sending = load;
                var sent = CompletableFuture.runAsync(() -> run(sending));
                int before = sealings(server);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> sealings(server) > before + 3);
                server.kill();
                sent.join();
                server.restart();
                assertKept(server, sending);
                load = sending.at(server.trackers());
            }
        }
    }

    private static void run(TrackerLoad load) {
        try {
            load.run(Duration.ofMinutes(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int sealings(ServerProcess server) throws SQLException, IOException {
        try (Connection connection = server.superuser();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM location.sealing")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Beyond what was acknowledged there is at most the one frame that was on its way. */
    private static void assertKept(ServerProcess server, TrackerLoad load) throws SQLException, IOException {
        Map<String, Set<Instant>> kept = new HashMap<>();
        try (Connection connection = server.superuser()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            rows(connection, kept);
            segments(connection, kept);
        }
        load.acknowledged()
                .forEach((imei, acknowledged) -> assertThat(
                                kept.getOrDefault(imei, Set.of()).size())
                        .as(imei)
                        .isBetween(acknowledged, acknowledged + FIXES_A_FRAME));
    }

    private static void rows(Connection connection, Map<String, Set<Instant>> kept) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT t.device_number, f.fixed FROM location.fix f"
                        + " JOIN location.device d USING (device) JOIN equipment.tracker t USING (tracker)")) {
            while (row.next()) {
                kept.computeIfAbsent(row.getString(1), imei -> new HashSet<>())
                        .add(row.getTimestamp(2).toInstant());
            }
        }
    }

    private static void segments(Connection connection, Map<String, Set<Instant>> kept) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT t.device_number, s.content, s.fixes"
                        + " FROM location.segment s JOIN location.device d USING (device)"
                        + " JOIN equipment.tracker t USING (tracker)")) {
            while (row.next()) {
                List<Fix> fixes = track(row.getBytes(2));
                assertThat(fixes).as("each once").hasSize(row.getInt(3)).doesNotHaveDuplicates();
                Set<Instant> times = kept.computeIfAbsent(row.getString(1), imei -> new HashSet<>());
                fixes.forEach(fix -> times.add(fix.time()));
            }
        }
    }

    /** A segment is a byte for its version, four for the length of the track, the track, and when each fix arrived. */
    private static List<Fix> track(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        in.get();
        byte[] track = new byte[in.getInt()];
        in.get(track);
        return TrackCodec.decode(track);
    }
}
