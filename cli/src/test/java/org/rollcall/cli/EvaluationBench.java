package org.rollcall.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.journal.Actor;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.Zones;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.simulator.TrackerLoad;
import org.rollcall.track.zone.Zone;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fixes a second that are stored and judged against two zones each, a curfew and a place to stay away from, on 200 worn
 * trackers, through the real protocol; beside it those stored of trackers that nobody wears. Judged counts from the first
 * frame until the last fix is judged; what waits when the trackers stop says how far judging was behind. Median of three, with
 * the machine's load.
 */
@Tag("bench")
class EvaluationBench {
    private static final Actor BY = new Actor.Machine("bench");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final int TRACKERS = 200;
    private static final int ROUNDS = 3;
    private static final Duration TIME = Duration.ofSeconds(8);

    @TempDir
    private Path directory;

    private ConfigurableApplicationContext context;
    private InetSocketAddress gateway;

    @BeforeEach
    void start() {
        context = ServerStart.start(
                "test",
                null,
                List.of(
                        "rollcall.var=" + directory.resolve("var"),
                        "server.port=0",
                        "rollcall.line.port=0",
                        "rollcall.trackers.port=0"));
        gateway = context.getBean(TrackerAddress.class).tcp().orElseThrow();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void fixesJudgedASecond() throws Exception {
        round(worn(), 20);
        for (int fixesAFrame : new int[] {1, 20}) {
            var worn = new double[ROUNDS][];
            var unworn = new double[ROUNDS][];
            for (int round = 0; round < ROUNDS; round++) {
                worn[round] = round(worn(), fixesAFrame);
                unworn[round] = round(unworn(), fixesAFrame);
                System.out.printf(
                        "  %s; unworn %s; load %s%n",
                        Arrays.toString(worn[round]), Arrays.toString(unworn[round]), machineLoad());
            }
            double[] median = median(worn);
            System.out.printf(
                    "BENCH %d a frame, %d trackers with two zones each: %.0f fixes/s stored, %.0f judged, %.0f waiting at the"
                            + " end, %.2f s behind; worn by nobody %.0f stored; load %s%n",
                    fixesAFrame,
                    TRACKERS,
                    median[0],
                    median[1],
                    median[2],
                    median[3],
                    median(unworn)[0],
                    machineLoad());
        }
    }

    private static double[] median(double[][] figures) {
        double[][] sorted = figures.clone();
        Arrays.sort(sorted, (a, b) -> Double.compare(a[1], b[1]));
        return sorted[sorted.length / 2];
    }

    private double[] round(List<String> imeis, int fixesAFrame) throws Exception {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(6));
        var load = new TrackerLoad(gateway, imeis, begin, fixesAFrame);
        long from = System.nanoTime();
        load.run(TIME);
        double stored = seconds(from);
        long waiting = count(
                "SELECT coalesce(sum(b.fixes), 0) FROM location.unevaluated JOIN location.batch b" + " USING (batch)");
        while (count("SELECT count(*) FROM location.unevaluated") > 0) {
            Thread.sleep(5);
        }
        double judged = seconds(from);
        return new double[] {load.fixes() / stored, load.fixes() / judged, waiting, judged - stored};
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private long count(String query) {
        return context.getBean(JdbcClient.class).sql(query).query(Long.class).single();
    }

    private List<String> unworn() {
        List<String> imeis = new ArrayList<>();
        for (int i = 0; i < TRACKERS; i++) {
            imeis.add(tracker(i).deviceNumber());
        }
        return imeis;
    }

    private Tracker tracker(int number) {
        String imei = Long.toString(System.nanoTime() % 100_000_000L * 10_000_000 + number);
        return context.getBean(Equipment.class).addTracker(BY, imei, "load", true);
    }

    private List<String> worn() throws IOException, SQLException {
        List<String> imeis = new ArrayList<>();
        for (int i = 0; i < TRACKERS; i++) {
            Tracker tracker = tracker(i);
            wear(tracker);
            imeis.add(tracker.deviceNumber());
        }
        // A zone holds from when it was drawn; these were, two days ago.
        try (Connection connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE location.zone SET applies = now() - interval '2 days' WHERE applies > now() - interval"
                            + " '1 day'");
        }
        return imeis;
    }

    private Connection superuser() throws IOException, SQLException {
        Path database = directory.resolve("var/database");
        String port =
                Files.readAllLines(database.resolve("data/postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.strip() + "/rollcall",
                "postgres",
                Files.readAllLines(database.resolve("secrets")).getFirst());
    }

    private void wear(Tracker tracker) {
        ParticipantId person = context.getBean(Participants.class)
                .enrol(
                        BY,
                        new Participants.NewParticipant(
                                "Bench",
                                tracker.deviceNumber(),
                                null,
                                Language.ENGLISH,
                                CHICAGO,
                                null,
                                false,
                                true,
                                "HOU",
                                "en-1"))
                .participant();
        context.getBean(Equipment.class)
                .assign(BY, tracker.id(), person, Instant.now().minus(Duration.ofDays(2)));
        // Where the load walks: see TrackerLoad.
        double start = (tracker.deviceNumber().hashCode() & 0xFFFF) / 65_536.0;
        draw(person, Zone.Kind.INCLUSION, circle(-95.5 + start, 29.5 + start, 5_000), "Mon-Sun 20:00-06:00");
        draw(person, Zone.Kind.EXCLUSION, square(-95.5 + start, 29.6 + start), "");
    }

    private void draw(ParticipantId person, Zone.Kind kind, String area, String schedule) {
        context.getBean(Zones.class).draw(BY, person, new Zones.NewZone("Bench", kind, area, schedule, CHICAGO));
    }

    private static String circle(double longitude, double latitude, int metres) {
        return """
            {"type": "Feature", "properties": {"radius": %d},
             "geometry": {"type": "Point", "coordinates": [%.6f, %.6f]}}""".formatted(metres, longitude, latitude);
    }

    private static String square(double west, double south) {
        return """
            {"type": "Polygon", "coordinates": [[[%1$.6f, %2$.6f], [%3$.6f, %2$.6f], [%3$.6f, %4$.6f], [%1$.6f, %4$.6f],
             [%1$.6f, %2$.6f]]]}""".formatted(west, south, west + 0.01, south + 0.01);
    }

    private static String machineLoad() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
