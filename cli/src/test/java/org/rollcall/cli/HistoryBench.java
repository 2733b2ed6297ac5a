package org.rollcall.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.equipment.Equipment;
import org.rollcall.evidence.RetentionRole;
import org.rollcall.journal.Actor;
import org.rollcall.location.TrackerAddress;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.simulator.TrackerLoad;
import org.rollcall.simulator.Walk;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Role;
import org.rollcall.track.Fix;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Days of 1,440 and of 86,400 fixes read through the interface, sealed and in rows, among others' fixes
 * ({@code -Drollcall.bench.fixes=N}, one million without it), one in ten of them in rows; and how many bytes a sealed fix
 * takes. Median of 15, with the machine's load.
 */
@Tag("bench")
class HistoryBench {
    private static final Actor BY = new Actor.Machine("bench");
    private static final long OTHERS = Long.getLong("rollcall.bench.fixes", 1_000_000);
    private static final int OTHER_TRACKERS = 200;
    private static final int ROUNDS = 15;
    /** Until the machine code is what a server in service has. */
    private static final Duration WARM = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private final Instant sealedDay = today.minus(Duration.ofDays(12));
    private final Instant openDay = today.minus(Duration.ofDays(3));
    private ConfigurableApplicationContext context;
    private InetSocketAddress gateway;
    private String token;

    @BeforeEach
    void start() {
        context = ServerStart.start(
                "test",
                null,
                List.of(
                        "rollcall.var=" + directory.resolve("var"),
                        "server.port=0",
                        "rollcall.line.port=0",
                        "rollcall.trackers.port=0",
                        "rollcall.trackers.sealing=true",
                        "rollcall.trackers.seal-after=10d",
                        "rollcall.trackers.seal-every=2s"));
        gateway = context.getBean(TrackerAddress.class).tcp().orElseThrow();
        token = context.getBean(Accounts.class)
                .addIntegration(BY, "bench", "Bench", Set.of(Role.OFFICER), null, 1)
                .token();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aDayThroughTheInterface() throws Exception {
        others(openDay.minus(Duration.ofDays(2)), OTHERS / 10);
        ParticipantId first = worn(60, 1.4);
        sealed(OTHERS * 9 / 10);
        read(first, 60);
        read(worn(1, 1.4), 1);
        for (int interval : new int[] {60, 1}) {
            worn(interval, 0);
            worn(interval, 14);
        }
        System.out.printf("BENCH %d fixes stored besides; load %s%n", OTHERS, machineLoad());
    }

    /** Others' fixes in rows, over the protocol, and evaluated. */
    private void others(Instant begin, long fixes) throws IOException, InterruptedException {
        List<String> imeis = new ArrayList<>();
        for (int i = 0; i < OTHER_TRACKERS; i++) {
            String imei = Long.toString(System.nanoTime() % 100_000_000L * 10_000_000 + i);
            context.getBean(Equipment.class).addTracker(BY, imei, "load", true);
            imeis.add(imei);
        }
        long sent = 0;
        var load = new TrackerLoad(gateway, imeis, begin, 20);
        while (sent < fixes) {
            load = load.at(gateway);
            load.run(Duration.ofSeconds(2));
            sent = load.fixes();
        }
        while (count("SELECT count(*) FROM location.unevaluated") > 0) {
            Thread.sleep(500);
        }
        System.out.printf("BENCH %d fixes of others in rows%n", count("SELECT count(*) FROM location.fix"));
    }

    private long count(String query) {
        return context.getBean(JdbcClient.class).sql(query).query(Long.class).single();
    }

    /** Others' sealed days: what a day of a walk was sealed to, many times over and put there as it is. */
    private void sealed(long fixes) {
        int days = (int) (fixes / 1_440 / OTHER_TRACKERS);
        int written =
                context.getBean(RetentionRole.class).work(desk -> desk.jdbc().update("""
                INSERT INTO location.segment (device, day, sealing, fixes, latest_valid, content)
                SELECT d.device, s.day - n, s.sealing, s.fixes, s.latest_valid, s.content
                FROM (SELECT * FROM location.segment LIMIT 1) s
                    CROSS JOIN generate_series(1, ?) n
                    CROSS JOIN (SELECT device FROM location.device d WHERE NOT EXISTS
                        (SELECT FROM location.segment w WHERE w.device = d.device)) d
                """, days));
        System.out.printf("BENCH %d days of others put there as sealed, %d fixes%n", written, written * 1_440L);
    }

    /** Someone whose tracker sent a whole day, once on a day that gets sealed and once on one that does not. */
    private ParticipantId worn(int interval, double speed) throws Exception {
        String imei = Long.toString(System.nanoTime() % 1_000_000_000_000_000L);
        ParticipantId person = context.getBean(Participants.class)
                .enrol(
                        BY,
                        new Participants.NewParticipant(
                                "Bench",
                                imei,
                                null,
                                Language.ENGLISH,
                                ZoneId.of("America/Chicago"),
                                null,
                                false,
                                true,
                                "HOU",
                                "en-1"))
                .participant();
        var equipment = context.getBean(Equipment.class);
        var tracker = equipment.addTracker(BY, imei, "bench", true);
        equipment.assign(BY, tracker.id(), person, sealedDay.minus(Duration.ofDays(1)));
        for (Instant day : List.of(sealedDay, openDay)) {
            SentTrack.send(gateway, imei, track(day, interval, speed));
        }
        awaitSealed(tracker.id().value());
        report(tracker.id().value(), interval, speed);
        return person;
    }

    private static List<Fix> track(Instant day, int interval, double speed) {
        var walk = new Walk(29.76, -95.37, 2_000, 7);
        List<Fix> fixes = new ArrayList<>();
        for (int second = 0; second < 86_400; second += interval) {
            fixes.add(walk.next(day.plusSeconds(second), interval, speed));
        }
        return fixes;
    }

    private void awaitSealed(java.util.UUID tracker) throws InterruptedException {
        while (context.getBean(JdbcClient.class)
                        .sql("SELECT count(*) FROM location.segment s JOIN location.device d USING (device)"
                                + " WHERE d.tracker = ?")
                        .param(tracker)
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.sleep(500);
        }
    }

    private void report(java.util.UUID tracker, int interval, double speed) {
        double bytes = context.getBean(JdbcClient.class)
                .sql("SELECT sum(length(s.content))::float8 / sum(s.fixes) FROM location.segment s"
                        + " JOIN location.device d USING (device) WHERE d.tracker = ?")
                .param(tracker)
                .query(Double.class)
                .single();
        System.out.printf(
                "BENCH sealed, one fix in %d s at %.1f m/s: %.2f bytes a fix, when it arrived and in which batch"
                        + " included%n",
                interval, speed, bytes);
    }

    private void read(ParticipantId person, int interval) throws Exception {
        for (Instant day : List.of(sealedDay, openDay)) {
            double[] millis = new double[ROUNDS];
            long length = 0;
            for (long end = System.nanoTime() + WARM.toNanos(); System.nanoTime() < end; ) {
                length = get(person, day);
            }
            for (int round = 0; round < ROUNDS; round++) {
                long from = System.nanoTime();
                length = get(person, day);
                millis[round] = (System.nanoTime() - from) / 1e6;
            }
            Arrays.sort(millis);
            System.out.printf(
                    "BENCH a day of %d fixes through the interface, %s: %.1f ms median (%.1f to %.1f), %d KB; load %s%n",
                    86_400 / interval,
                    day.equals(sealedDay) ? "sealed" : "in rows",
                    millis[ROUNDS / 2],
                    millis[0],
                    millis[ROUNDS - 1],
                    length / 1024,
                    machineLoad());
        }
    }

    private final byte[] buffer = new byte[64 * 1024];

    /** Reads the whole answer and keeps nothing of it, so that the reader's memory is not what is measured. */
    private long get(ParticipantId person, Instant day) throws IOException {
        URI address = URI.create("http://localhost:" + ServeCommand.port(context) + "/api/participants/" + person
                + "/track?purpose=SUPERVISION&from=" + day + "&until=" + day.plus(Duration.ofDays(1)));
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (connection.getResponseCode() != 200) {
            throw new IOException("Status " + connection.getResponseCode());
        }
        try (var answer = connection.getInputStream()) {
            long length = 0;
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                length += read;
            }
            return length;
        }
    }

    private static String machineLoad() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
