package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestDatabase;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.journal.Actor;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class GatewayTest {
    @Autowired
    TrackerAddress address;

    @Autowired
    Equipment equipment;

    @Autowired
    UnknownDevices unknown;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ConfigurableApplicationContext context;

    @Value("${spring.datasource.url}")
    String url;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String imei =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));
    private InetSocketAddress tcp;

    @BeforeEach
    void listening() {
        tcp = address.tcp().orElseThrow();
    }

    private Tracker inStock() {
        return equipment.addTracker(new Actor.Machine("test"), imei, "FMB920", true);
    }

    private static Fix fix(Instant at) {
        return Fix.at(at, 29.7604, -95.3698)
                .speed(10)
                .course(90)
                .altitude(12)
                .satellites(9)
                .extra("io239", 1)
                .build();
    }

    /** A fix a minute; the same numbers are the same fixes. */
    private List<Fix> minutes(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> fix(now.minusSeconds(60L * (3_000 - i))))
                .toList();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table
                        + " f JOIN location.device d USING (device) JOIN equipment.v_tracker t USING (tracker)"
                        + " WHERE t.device_number = ?")
                .param(imei)
                .query(Long.class)
                .single();
    }

    private double unreadable() {
        return meters.counter("rollcall.trackers.unreadable").count();
    }

    @Test
    void whatIsAcknowledgedIsStoredInCodecEightAndExtended() throws IOException {
        inStock();
        for (TeltonikaCodec codec : List.of(TeltonikaCodec.CODEC_8, TeltonikaCodec.CODEC_8_EXTENDED)) {
            try (var tracker = new RawTracker(tcp, codec)) {
                assertThat(tracker.login(imei)).isOne();
                int offset = codec == TeltonikaCodec.CODEC_8 ? 0 : 100;
                assertThat(tracker.send(minutes(offset, offset + 20).stream()
                                .map(fix -> fix.toBuilder().altitude(offset).build())
                                .toList()))
                        .isEqualTo(20);
            }
        }
        assertThat(count("location.fix")).isEqualTo(40);
    }

    @Test
    void aRepeatedReportIsAcknowledgedAgainAndCountsOnce() throws IOException {
        inStock();
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            assertThat(tracker.send(minutes(0, 5))).isEqualTo(5);
            assertThat(tracker.send(minutes(0, 5))).isEqualTo(5);
            assertThat(tracker.send(minutes(-3, 5))).isEqualTo(8);
        }
        try (var again = RawTracker.signedIn(tcp, imei)) {
            assertThat(again.send(minutes(0, 5))).isEqualTo(5);
            byte[] twice = concat(again.packet(minutes(0, 4)), again.packet(minutes(0, 4)));
            again.write(twice);
            assertThat(again.answer()).isEqualTo(4);
            assertThat(again.answer()).isEqualTo(4);
        }
        assertThat(count("location.fix")).isEqualTo(8);
    }

    @Test
    void fixesOfTenDaysArriveInAnyOrderAndStandByTheirOwnTime() throws IOException {
        inStock();
        List<Fix> late = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            late.add(fix(now.minus(Duration.ofDays(day))));
        }
        java.util.Collections.shuffle(late, new java.util.Random(7));
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            assertThat(tracker.send(late.subList(0, 4))).isEqualTo(4);
            assertThat(tracker.send(late.subList(4, 10))).isEqualTo(6);
        }
        assertThat(jdbc.sql("SELECT count(DISTINCT f.tableoid) FROM location.fix f JOIN location.device d USING"
                                + " (device) JOIN equipment.v_tracker t USING (tracker) WHERE t.device_number = ?")
                        .param(imei)
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void fixesOfTheFutureAndOf1970AreKeptApartAsDoubtful() throws IOException {
        inStock();
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            assertThat(tracker.send(
                            List.of(fix(now.plus(Duration.ofDays(3))), fix(Instant.EPOCH.plusSeconds(5)), fix(now))))
                    .isEqualTo(3);
        }
        assertThat(count("location.fix")).isOne();
        assertThat(count("location.doubtful_fix")).isEqualTo(2);
    }

    @Test
    void anUnknownDeviceIsListedAndItsFixesKeptApart() throws IOException {
        var seen = new CopyOnWriteArrayList<String>();
        context.addApplicationListener((PayloadApplicationEvent<?> event) -> {
            if (event.getPayload() instanceof UnknownTrackerSeen unknown) {
                seen.add(unknown.deviceNumber());
            }
        });
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            assertThat(tracker.send(minutes(0, 3))).isEqualTo(3);
            assertThat(tracker.send(minutes(3, 5))).isEqualTo(2);
            assertThat(seen.stream().filter(imei::equals)).hasSize(1);
            assertThat(unknown.seen(100))
                    .filteredOn(each -> each.deviceNumber().equals(imei))
                    .singleElement()
                    .satisfies(each ->
                            assertThat(each.beginning()).hasSize(3).allMatch(said -> said.contains("\"latitude\"")));
            inStock();
            assertThat(tracker.send(minutes(5, 9))).isEqualTo(4);
        }
        assertThat(count("location.fix")).isEqualTo(4);
        assertThat(jdbc.sql("SELECT count(*) FROM location.unknown_fix WHERE device_number = ?")
                        .param(imei)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void beyondItsShareAnUnknownDeviceIsRefusedNotDropped() throws IOException {
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            assertThat(tracker.send(minutes(0, 250))).isEqualTo(250);
            assertThat(tracker.send(minutes(250, 500))).isEqualTo(250);
            assertThat(tracker.send(minutes(500, 510))).isZero();
        }
    }

    @Test
    void aWrongCrcIsRefusedAndTheNextPacketTaken() throws IOException {
        inStock();
        double before = unreadable();
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            byte[] bad = tracker.packet(minutes(0, 2));
            bad[bad.length - 1] ^= 1;
            tracker.write(bad);
            assertThat(tracker.answer()).isZero();
            assertThat(tracker.send(minutes(0, 2))).isEqualTo(2);
        }
        assertThat(unreadable()).isGreaterThan(before);
        assertThat(count("location.fix")).isEqualTo(2);
    }

    @Test
    void garbageClosesTheConnectionAndIsCounted() throws IOException {
        double before = unreadable();
        var random = new java.util.Random(3);
        for (int i = 0; i < 20; i++) {
            try (var stranger = new RawTracker(tcp, TeltonikaCodec.CODEC_8)) {
                var bytes = new byte[2_000];
                random.nextBytes(bytes);
                bytes[0] = 'G';
                stranger.write(bytes);
                assertThat(stranger.closed()).isTrue();
            }
        }
        assertThat(unreadable()).isGreaterThanOrEqualTo(before + 20);
    }

    @Test
    void aLengthBeyondEveryPacketClosesTheConnection() throws IOException {
        inStock();
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            tracker.write(HexFormat.of().parseHex("000000007fffffff08"));
            assertThat(tracker.closed()).isTrue();
        }
        assertThat(count("location.fix")).isZero();
    }

    @Test
    void aPacketCutOffIsNotStoredAndNotAcknowledged() throws IOException {
        inStock();
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            byte[] packet = tracker.packet(minutes(0, 5));
            tracker.write(Arrays.copyOf(packet, packet.length - 3));
        }
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            assertThat(tracker.send(minutes(0, 1))).isEqualTo(1);
        }
        assertThat(count("location.fix")).isEqualTo(1);
    }

    @Test
    void whileTheDatabaseStallsNothingIsAcknowledgedAndReadingStops() throws Exception {
        inStock();
        List<RawTracker> trackers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            trackers.add(RawTracker.signedIn(tcp, imei));
        }
        try (Connection superuser = TestDatabase.superuser(url);
                var lock = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            lock.execute("LOCK TABLE location.batch IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 12; i++) {
                RawTracker tracker = trackers.get(i);
                tracker.write(tracker.packet(minutes(i * 250, i * 250 + 250)));
            }
            RawTracker first = trackers.getFirst();
            first.readTimeout(300);
            assertThatThrownBy(first::answer).isInstanceOf(SocketTimeoutException.class);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> http("?id=" + imei + "&lat=1&lon=2").statusCode() == 503);
            superuser.rollback();
        }
        for (RawTracker tracker : trackers) {
            tracker.readTimeout(30_000);
            assertThat(tracker.answer()).isEqualTo(250);
            tracker.close();
        }
        assertThat(count("location.fix")).isEqualTo(3_000);
    }

    @Test
    void osmAndIsAnsweredOkWhenDurableAndWithASentenceOtherwise() throws Exception {
        inStock();
        assertThat(http("?id=" + imei + "&lat=29.76&lon=-95.37&timestamp=" + now.getEpochSecond() + "&hdop=1.2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(count("location.fix")).isEqualTo(1);
        var bad = http("?id=" + imei + "&lat=abc&lon=-95.37");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("\"lat\" is not a number");
        assertThat(post("application/x-www-form-urlencoded", "id=" + imei + "&lat=1&lon=2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("application/json", "{".repeat(100_000)).statusCode()).isEqualTo(413);
        assertThat(post("application/json", "{\"location\":").statusCode()).isEqualTo(400);
        assertThat(count("location.fix")).isEqualTo(2);
    }

    @Test
    void eachCommitIsOneEntryInTheJournalWithItsRoot() throws IOException {
        inStock();
        try (var tracker = RawTracker.signedIn(tcp, imei)) {
            assertThat(tracker.send(minutes(0, 7))).isEqualTo(7);
        }
        List<String> batch = jdbc.sql(
                        "SELECT b.batch, b.fixes, encode(b.root, 'hex') FROM location.batch b WHERE b.batch ="
                                + " (SELECT max(f.batch) FROM location.fix f JOIN location.device d USING (device)"
                                + " JOIN equipment.v_tracker t USING (tracker) WHERE t.device_number = ?)")
                .param(imei)
                .query((row, i) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single();
        List<String> entry = jdbc.sql("SELECT facts ->> 'batch', facts ->> 'fixes', facts ->> 'root' FROM journal.entry"
                        + " WHERE action = 'location.fixes_stored' AND facts ->> 'batch' = ?")
                .param(batch.getFirst())
                .query((row, i) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single();
        assertThat(entry).isEqualTo(batch);
        assertThat(batch.get(1)).isEqualTo("7");
    }

    private java.net.http.HttpResponse<String> http(String query) throws IOException, InterruptedException {
        return send(java.net.http.HttpRequest.newBuilder().GET(), query);
    }

    private java.net.http.HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return send(
                java.net.http.HttpRequest.newBuilder()
                        .header("Content-Type", type)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)),
                "");
    }

    private java.net.http.HttpResponse<String> send(java.net.http.HttpRequest.Builder request, String query)
            throws IOException, InterruptedException {
        String port = java.util.Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                    request.uri(java.net.URI.create("http://127.0.0.1:" + port + "/trackers/osmand" + query))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
