package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vendor's own system sends what its trackers reported; whoever is not that vendor sends nothing. */
@ServerTest
class VendorFeedEntranceTest {
    private static final String KEY = "key-of-acme-in-the-test";

    @Autowired
    Equipment equipment;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String one = "A" + ThreadLocalRandom.current().nextInt(1_000_000_000);
    private final String other = "B" + ThreadLocalRandom.current().nextInt(1_000_000_000);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void inStock() {
        equipment.addTracker(new Actor.Machine("test"), one, "Acme", true);
        equipment.addTracker(new Actor.Machine("test"), other, "Acme", true);
    }

    private String fix(String device, double latitude) {
        return "{\"device\":\"%s\",\"time\":\"%s\",\"latitude\":%s,\"longitude\":-95.37,\"states\":[\"STRAP_OPEN\"]}"
                .formatted(device, now, latitude);
    }

    private String both() {
        return "{\"fixes\":[" + fix(one, 29.76) + "," + fix(other, 29.77) + "]}";
    }

    private HttpResponse<String> post(String body, String vendor, String key) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/trackers/feed"))
                .header("Content-Type", "application/json")
                .header("X-Vendor", vendor)
                .header("X-Signature", TraccarForwardingTest.signature(key, body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private long stored() {
        return jdbc.sql("SELECT count(*) FROM location.fix f JOIN location.device d USING (device)"
                        + " JOIN equipment.v_tracker t USING (tracker) WHERE t.device_number IN (?, ?)")
                .params(one, other)
                .query(Long.class)
                .single();
    }

    @Test
    void aSignedBodyIsStoredBeforeItIsAnswered_andAgainIsTheSame() throws Exception {
        assertThat(post(both(), "acme", KEY).statusCode()).isEqualTo(200);
        assertThat(stored()).isEqualTo(2);
        assertThat(post(both(), "acme", KEY).statusCode()).isEqualTo(200);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void whoIsNotTheVendorIsTurnedAway() throws Exception {
        assertThat(post(both(), "acme", "another key altogether").statusCode()).isEqualTo(401);
        assertThat(post(both(), "nobody", KEY).statusCode()).isEqualTo(401);
        assertThat(post(both(), "nobody", "").statusCode()).isEqualTo(401);
        assertThat(stored()).isZero();
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingOfItStored() throws Exception {
        HttpResponse<String> answer = post(both().replace("29.77", "\"x\""), "acme", KEY);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("fix 2: \"latitude\" is not a number");
        assertThat(stored()).isZero();
        assertThat(post(" ".repeat(1_100_000), "acme", KEY).statusCode()).isEqualTo(413);
    }
}
