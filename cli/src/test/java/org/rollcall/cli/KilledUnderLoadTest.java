package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.simulator.TrackerLoad;

/** Acknowledged means stored: kill -9 of the server under load loses no acknowledged fix and doubles none. */
class KilledUnderLoadTest {
    private static final int KILLS = 3;
    private static final int TRACKERS = 50;
    private static final int FRAMES_BEFORE_THE_FIRST_KILL = 130;

    @TempDir
    Path directory;

    @Test
    void noAcknowledgedFixIsLostAndNoneIsDoubled() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("var"))) {
            List<String> imeis = server.stock(TRACKERS);
            var load = new TrackerLoad(
                    server.trackers(),
                    imeis,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2)),
                    5);
            for (int kill = 0; kill < KILLS; kill++) {
                TrackerLoad sending = load;
                int frames = FRAMES_BEFORE_THE_FIRST_KILL * (kill + 1);
                var sent = CompletableFuture.runAsync(() -> run(sending, Duration.ofMinutes(2)));
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> sending.frames() > frames);
                server.kill();
                sent.join();
                server.restart();
                assertStored(server, sending);
                load = sending.at(server.trackers());
            }
            run(load, Duration.ofSeconds(3));
            assertStored(server, load);
        }
    }

    private static void run(TrackerLoad load, Duration time) {
        try {
            load.run(time);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every acknowledged fix is there; beyond them at most the one frame that was on its way. */
    private static void assertStored(ServerProcess server, TrackerLoad load) throws SQLException, IOException {
        Map<String, long[]> stored = new HashMap<>();
        try (Connection connection = server.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT t.device_number, count(*), count(DISTINCT f.fixed)"
                        + " FROM location.fix f JOIN location.device d USING (device)"
                        + " JOIN equipment.tracker t USING (tracker) GROUP BY t.device_number")) {
            while (row.next()) {
                stored.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)});
            }
        }
        load.acknowledged().forEach((imei, acknowledged) -> {
            long[] counts = stored.getOrDefault(imei, new long[2]);
            assertThat(counts[0]).as(imei).isBetween((long) acknowledged, acknowledged + 5L);
            assertThat(counts[1]).as("each fix once").isEqualTo(counts[0]);
        });
    }
}
