package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.location.Wearer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What Traccar's forwarding lost is fetched from its API, and what it did not lose is stored once. */
@ServerTest
class TraccarBackfillTest {
    private static final String POSITION = "{\"id\":%d,\"deviceId\":5,\"protocol\":\"gt06\",\"serverTime\":\"%s\","
            + "\"fixTime\":\"%s\",\"valid\":true,\"latitude\":29.76,\"longitude\":-95.37,\"speed\":10,"
            + "\"attributes\":{\"sat\":7,\"distance\":%d}}";

    @Autowired
    Equipment equipment;

    @Autowired
    FixStore store;

    @Autowired
    GatewayCounts counts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String device =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String positions = "[]";
    private volatile int status = 200;
    private HttpServer traccar;
    private TraccarBackfill backfill;

    @BeforeEach
    void aTraccarServer() throws IOException {
        equipment.addTracker(Wearer.OFFICER, device, "any", true);
        traccar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        traccar.createContext("/api/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            boolean knows = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String body = exchange.getRequestURI().getPath().equals("/api/devices")
                    ? "[{\"id\":5,\"uniqueId\":\"" + device + "\",\"name\":\"x\"},{\"id\":6,\"uniqueId\":\"stranger\"}]"
                    : positions;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(knows ? status : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        traccar.start();
        backfill = new TraccarBackfill(
                "http://127.0.0.1:" + traccar.getAddress().getPort() + "/",
                "secret",
                Duration.ofHours(10),
                store,
                counts,
                jdbc,
                transaction,
                clock);
    }

    @AfterEach
    void down() {
        backfill.end();
        traccar.stop(0);
    }

    private String position(int id, Instant at) {
        return POSITION.formatted(id, now, at, id * 7);
    }

    private void forwarded(Instant at) throws Exception {
        String body = "{\"position\":" + position(0, at) + ",\"device\":{\"uniqueId\":\"" + device + "\"}}";
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/trackers/traccar"))
                            .header("Authorization", "Bearer token-of-the-test")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private long stored() {
        return jdbc.sql("SELECT count(*) FROM location.fix f JOIN location.device d USING (device)"
                        + " JOIN equipment.v_tracker t USING (tracker) WHERE t.device_number = ?")
                .param(device)
                .query(Long.class)
                .single();
    }

    @Test
    void gapsAreFilledAndWhatWasForwardedIsStoredOnce() throws Exception {
        Instant first = now.minus(Duration.ofMinutes(30));
        forwarded(first);
        assertThat(stored()).isOne();
        positions = "[" + position(11, first) + "," + position(12, first.plusSeconds(60)) + "," + "{\"latitude\":1},"
                + position(13, first.plusSeconds(120)) + "]";
        backfill.round();
        assertThat(stored()).isEqualTo(3);
        // Ten hours in periods of six: two for this device, none for the stranger, whose list entry is passed by.
        assertThat(asked.stream().filter(path -> path.contains("deviceId=5"))).hasSize(2);
        assertThat(asked).noneMatch(path -> path.contains("deviceId=6"));
        asked.clear();
        positions = "[" + position(14, first.plusSeconds(180)) + "]";
        backfill.round();
        assertThat(stored()).isEqualTo(4);
        assertThat(asked.stream().filter(path -> path.contains("deviceId=5"))).hasSize(1);
    }

    @Test
    void whatCouldNotBeFetchedIsAskedForAgain() {
        positions = "[" + position(21, now.minusSeconds(600)) + "]";
        status = 503;
        backfill.round();
        assertThat(stored()).isZero();
        status = 200;
        backfill.round();
        assertThat(stored()).isOne();
    }
}
