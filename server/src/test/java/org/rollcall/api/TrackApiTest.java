package org.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.api.Caller.assertProblem;
import static org.rollcall.api.Caller.json;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.staff.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A movement history and what a day came to, as another system of the agency reads them. */
@ServerTest
class TrackApiTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Caller caller = new Caller(0, "");
    private String person = "";

    @BeforeEach
    void walked() throws Exception {
        caller = Caller.of(accounts, port, null);
        person = caller.enrolled();
        String imei = "86" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 10_000_000_000_000L);
        caller.post("/api/trackers", "{\"deviceNumber\": \"" + imei + "\", \"model\": \"x\", \"synthetic\": true}");
        Instant handed = now.minus(Duration.ofHours(2));
        caller.post(person + "/trackers", "{\"deviceNumber\": \"" + imei + "\", \"from\": \"" + handed + "\"}");
        for (int minute = 60; minute > 0; minute -= 4) {
            report(imei, now.minus(Duration.ofMinutes(minute)));
        }
    }

    private void report(String imei, Instant at) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            String query = "?id=" + imei + "&lat=40.7&lon=-74&timestamp=" + at.getEpochSecond();
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/trackers/osmand" + query))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private Answer track(String more) {
        return caller.get(person + "/track?purpose=SUPERVISION&from=" + now.minus(Duration.ofHours(3)) + "&until="
                + now.plusSeconds(60) + more);
    }

    @Test
    void aHistoryIsReadWholeInTheFormThatIsAskedFor() {
        assertThat(json(track("")).get("fixes")).hasSize(15);
        Answer csv = track("&format=csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(16);
        assertThat(track("&format=GPX").text()).contains("<trkpt lat=\"40.7\" lon=\"-74\">");
    }

    @Test
    void whereTheTrackerIsAsToAZoneIsAskedForOneself() {
        caller.post(person + "/zones", """
                {"name": "Home", "kind": "INCLUSION", "area": {"type": "Feature", "properties": {"radius": 200},
                 "geometry": {"type": "Point", "coordinates": [-74, 40.7]}}}
                """);
        JsonNode presence = json(caller.get(person + "/presence?purpose=SUPERVISION"));
        assertThat(presence).hasSize(1);
        assertThat(presence.get(0).get("presence").asString()).isEqualTo("UNKNOWN");
        assertThat(presence.get(0).get("heard").isNull()).isTrue();
        assertThat(json(caller.get(person + "/silences?purpose=SUPERVISION"))).isEmpty();
        assertProblem(caller.get(person + "/presence"), 400);
    }

    @Test
    void whatCannotBeGivenIsSaid() {
        assertProblem(track("&format=shp"), 400);
        assertProblem(caller.get(person + "/track?purpose=SUPERVISION&from=" + now + "&until=" + now), 400);
        assertProblem(
                Caller.of(accounts, port, "BOS")
                        .get(person + "/day?purpose=SUPERVISION&date=" + LocalDate.ofInstant(now, NEW_YORK)),
                404);
    }

    @Test
    void aDayIsSummedUpInThePersonsOwnTime() {
        LocalDate today = LocalDate.ofInstant(now.minus(Duration.ofMinutes(30)), NEW_YORK);
        JsonNode day = json(caller.get(person + "/day?purpose=SUPERVISION&date=" + today));
        assertThat(day.get("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(day.get("parts").get(0).get("kind").asString()).isEqualTo("STAY");
        assertThat(day.get("parts").get(0).get("zone").isNull()).isTrue();
        assertThat(day.get("timesCharged").asInt()).isZero();
    }
}
