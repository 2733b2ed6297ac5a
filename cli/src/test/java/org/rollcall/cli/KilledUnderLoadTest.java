package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.simulator.TrackerLoad;

/** Acknowledged means stored: kill -9 of the server under load loses no acknowledged fix and doubles none. */
class KilledUnderLoadTest {
    private static final int KILLS = 3;
    private static final int TRACKERS = 50;
    private static final int FIXES_A_FRAME = 5;
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
                    FIXES_A_FRAME);
            for (int kill = 0; kill < KILLS; kill++) {
                TrackerLoad sending = load;
                int frames = FRAMES_BEFORE_THE_FIRST_KILL * (kill + 1);
                var sent = CompletableFuture.runAsync(() -> run(sending, Duration.ofMinutes(2)));
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> sending.frames() > frames);
                server.kill();
                sent.join();
                server.restart();
                StoredFixes.in(server).assertHold(sending, FIXES_A_FRAME);
                load = sending.at(server.trackers());
            }
            run(load, Duration.ofSeconds(3));
            StoredFixes.in(server).assertHold(load, FIXES_A_FRAME);
        }
    }

    private static void run(TrackerLoad load, Duration time) {
        try {
            load.run(time);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
