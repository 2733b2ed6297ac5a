package org.rollcall.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.rollcall.simulator.TrackerLoad;

/**
 * Fixes a second, durable (fsync on), through the real protocol, beside raw binary COPY of the same rows into a table with
 * the same key and one INSERT and commit for each row over ten connections. Median of five, with the machine's load.
 */
@Tag("bench")
class FixBench {
    private static final int CONNECTIONS = 200;
    private static final int ROUNDS = 5;
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final String COLUMNS = "device, fixed, hash, batch, latitude_e7, longitude_e7, speed_mm_s,"
            + " course_hundredths, altitude_cm, accuracy_cm, dop_hundredths, states, satellites, battery_tenths, valid,"
            + " extras";

    @TempDir
    Path directory;

    @Test
    void fixesASecond() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("var"))) {
            gateway(server, 20, Duration.ofSeconds(10));
            byte[] rows = copied(server);
            var single = new double[ROUNDS][];
            var twenty = new double[ROUNDS][];
            var copy = new double[ROUNDS][];
            var inserts = new double[ROUNDS][];
            // Each round measures all four, so that a machine that is busy for a while is busy for all of them.
            for (int round = 0; round < ROUNDS; round++) {
                single[round] = gateway(server, 1, TIME);
                twenty[round] = gateway(server, 20, TIME);
                copy[round] = new double[] {copy(server, rows)};
                inserts[round] = new double[] {rowByRow(server)};
                System.out.printf(
                        "  round %d: %.0f, %.0f, copy %.0f, inserts %.0f; load %s%n",
                        round, single[round][0], twenty[round][0], copy[round][0], inserts[round][0], machineLoad());
            }
            report("one fix a frame", median(single), median(copy)[0], median(inserts)[0]);
            report("20 fixes a frame", median(twenty), median(copy)[0], median(inserts)[0]);
            System.out.printf(
                    "BENCH binary COPY of the same rows and key %.0f rows/s; one INSERT and commit a row over 10"
                            + " connections %.0f rows/s%n",
                    median(copy)[0], median(inserts)[0]);
        }
    }

    private static double[] median(double[][] figures) {
        double[][] sorted = figures.clone();
        Arrays.sort(sorted, (a, b) -> Double.compare(a[0], b[0]));
        return sorted[sorted.length / 2];
    }

    private static void report(String what, double[] figures, double copy, double inserts) throws IOException {
        System.out.printf(
                "BENCH gateway, %s, %d connections: %.0f fixes/s durable, acknowledged p50 %.1f ms, p99 %.1f ms;"
                        + " %.2f of COPY, %.1f times row by row; load %s%n",
                what,
                CONNECTIONS,
                figures[0],
                figures[1],
                figures[2],
                figures[0] / copy,
                figures[0] / inserts,
                machineLoad());
    }

    private double[] gateway(ServerProcess server, int fixesAFrame, Duration time) throws Exception {
        List<String> imeis = server.stock(CONNECTIONS);
        Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(6));
        var load = new TrackerLoad(server.trackers(), imeis, begin, fixesAFrame);
        Duration took = load.run(time);
        double rate = load.fixes() / (took.toNanos() / 1e9);
        System.out.printf("    %.1f fixes a commit%n", fixesACommit(server));
        return new double[] {
            rate, load.latency(0.5).toNanos() / 1e6, load.latency(0.99).toNanos() / 1e6
        };
    }

    /** Of the last two hundred commits. */
    private static double fixesACommit(ServerProcess server) throws SQLException, IOException {
        try (Connection connection = server.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT avg(fixes)::float8 FROM (SELECT fixes FROM location.batch"
                        + " ORDER BY batch DESC LIMIT 200) b")) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static String machineLoad() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    private static byte[] copied(ServerProcess server) throws SQLException, IOException {
        try (Connection connection = server.superuser();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.bench (LIKE location.fix INCLUDING ALL)");
            var out = new ByteArrayOutputStream();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "COPY (SELECT " + COLUMNS + " FROM location.fix LIMIT 200000) TO STDOUT (FORMAT binary)",
                            out);
            return out.toByteArray();
        }
    }

    private static double copy(ServerProcess server, byte[] rows) throws SQLException, IOException {
        try (Connection connection = server.superuser();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE public.bench");
            long from = System.nanoTime();
            long number = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY public.bench (" + COLUMNS + ") FROM STDIN (FORMAT binary)",
                            new ByteArrayInputStream(rows));
            return number / ((System.nanoTime() - from) / 1e9);
        }
    }

    private static double rowByRow(ServerProcess server) throws Exception {
        try (Connection connection = server.superuser();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE public.bench");
        }
        long from = System.nanoTime();
        long end = from + Duration.ofSeconds(4).toNanos();
        Callable<Integer> writer = () -> insertUntil(server, end);
        int number = 0;
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(10, writer))) {
                number += done.get();
            }
        }
        return number / ((System.nanoTime() - from) / 1e9);
    }

    private static int insertUntil(ServerProcess server, long end) throws SQLException, IOException {
        int number = 0;
        int device = (int) Thread.currentThread().threadId();
        try (Connection connection = server.superuser();
                var insert = connection.prepareStatement(
                        "INSERT INTO public.bench (" + COLUMNS + ") VALUES (?, now(), ?, 1, 297600000, -953700000,"
                                + " 1000, 9000, 1200, NULL, NULL, 0, 9, NULL, true,"
                                + " NULL)")) {
            while (System.nanoTime() < end) {
                insert.setInt(1, device);
                insert.setLong(2, number);
                insert.executeUpdate();
                number++;
            }
        }
        return number;
    }
}
