package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.simulator.TrackerLoad;

/**
 * The same 3,200 fixes a second, 190,000 people's at one a minute, from more and more connected trackers: how long until
 * each fix is acknowledged, counted from when it was due, what a fix costs in processor time, and the memory of server and
 * PostgreSQL together (proportional set size).
 */
@Tag("bench")
class ConnectedBench {
    private static final int FIXES_A_SECOND = 3_200;
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration TIME = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void asManyFixesFromMoreTrackers() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("var"))) {
            for (int trackers : new int[] {100, 1_000, 10_000}) {
                Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(6));
                var interval = Duration.ofNanos(1_000_000_000L * trackers / FIXES_A_SECOND);
                var load = new TrackerLoad(server.trackers(), server.stock(trackers), begin, 1).every(interval);
                load.run(WARM);
                TrackerLoad measured = load.at(server.trackers()).every(interval);
                long before = measured.fixes();
                Duration processor = processor(server);
                Duration took = measured.run(TIME);
                long fixes = measured.fixes() - before;
                System.out.printf(
                        "BENCH %d trackers connected: %.0f fixes/s, acknowledged p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms"
                                + " after they were due; %.0f microseconds of processor a fix, %d MB; load %s%n",
                        trackers,
                        fixes / (took.toNanos() / 1e9),
                        millis(measured, 0.5),
                        millis(measured, 0.99),
                        millis(measured, 0.999),
                        processor(server).minus(processor).toNanos() / 1e3 / fixes,
                        kilobytes(server) / 1024,
                        Files.readString(Path.of("/proc/loadavg")).strip());
            }
        }
    }

    private static double millis(TrackerLoad load, double share) {
        return load.latency(share).toNanos() / 1e6;
    }

    private static Duration processor(ServerProcess server) throws IOException {
        return server.processes().stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long kilobytes(ServerProcess server) throws IOException {
        long sum = 0;
        for (ProcessHandle process : server.processes()) {
            try {
                sum += Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (NoSuchFileException e) {
                // A database process that has just ended.
            }
        }
        return sum;
    }
}
