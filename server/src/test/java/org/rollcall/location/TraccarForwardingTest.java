package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a Traccar server forwards is stored once, and only from who may. */
@ServerTest
class TraccarForwardingTest {
    @Autowired
    Equipment equipment;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String imei =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private String position(int id) {
        return """
                {"position": {"id": %d, "fixTime": "%s", "valid": true, "latitude": 29.7604, "longitude": -95.3698,
                 "speed": 1.0, "attributes": {"alarm": "removing,lowBattery"}}, "device": {"uniqueId": "%s"}}
                """.formatted(id, now, imei);
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/trackers/traccar"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> byToken(String body) throws Exception {
        return post(body, "Authorization", "Bearer token-of-the-test");
    }

    static String signature(String key, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] bytes = (key.isEmpty() ? "empty" : key).getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private long stored() {
        return jdbc.sql("SELECT count(*) FROM location.fix f JOIN location.device d USING (device)"
                        + " JOIN equipment.v_tracker t USING (tracker) WHERE t.device_number = ?")
                .param(imei)
                .query(Long.class)
                .single();
    }

    @Test
    void aPositionForwardedAgainWithItsLaterIdentifierOrSignedIsStoredOnce() throws Exception {
        equipment.addTracker(new Actor.Machine("test"), imei, "by Traccar", true);
        assertThat(byToken(position(0)).statusCode()).isEqualTo(200);
        assertThat(stored()).isOne();
        assertThat(byToken(position(771)).statusCode()).isEqualTo(200);
        assertThat(post(position(772), "X-Signature", signature("key-of-the-test", position(772)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(stored()).isOne();
    }

    @Test
    void whoCannotProveThemselvesIsTurnedAway() throws Exception {
        assertThat(post(position(0)).statusCode()).isEqualTo(401);
        assertThat(post(position(0), "Authorization", "Bearer other").statusCode())
                .isEqualTo(401);
        assertThat(post(position(0), "X-Signature", signature("other", position(0)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(position(0), "X-Signature", "sha256=zz").statusCode()).isEqualTo(401);
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        assertThat(byToken("{}").statusCode()).isEqualTo(400);
        assertThat(byToken("{}").body()).contains("uniqueId");
        assertThat(byToken(" ".repeat(70_000)).statusCode()).isEqualTo(413);
    }
}
