package org.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.api.Caller.assertProblem;
import static org.rollcall.api.Caller.json;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.staff.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Enrolling someone whole over the interface: what is allowed, what is refused and what the journal says of it. */
@ServerTest
class EnrolmentApiTest {
    private static final String SQUARE =
            "{\"type\": \"Polygon\", \"coordinates\":" + " [[[-74, 40], [-73, 40], [-73, 41], [-74, 41], [-74, 40]]]}";

    @Autowired
    Accounts accounts;

    @Autowired
    JournalReader reader;

    @LocalServerPort
    int port;

    private Caller caller = new Caller(0, "");

    @BeforeEach
    void account() {
        caller = Caller.of(accounts, port, null);
    }

    private List<String> journalled(String person) {
        return reader
                .about(Subject.participant(UUID.fromString(person.substring(person.lastIndexOf('/') + 1))), 50)
                .stream()
                .map(r -> r.entry().action().code())
                .toList();
    }

    private String inStock() {
        String imei = "86" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 10_000_000_000_000L);
        Answer added = caller.post(
                "/api/trackers", "{\"deviceNumber\": \"" + imei + "\", \"model\": \"FMC 130\", \"synthetic\": true}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(json(added).get("synthetic").asBoolean()).isTrue();
        return imei;
    }

    @Test
    void anAccountLearnsWhatItMayReachAndThatThisIsNoDemonstration() {
        JsonNode account = json(Caller.of(accounts, port, "NYC").get("/api/account"));
        assertThat(account.get("area").asString()).isEqualTo("NYC");
        assertThat(account.get("demonstration").asBoolean()).isFalse();
        assertProblem(new Caller(port, "wrong").get("/api/account"), 401);
    }

    @Test
    void someoneIsEnrolledWhole_andTheStatusSaysHowFar() {
        String person = caller.enrolled();
        byte[] photograph = SamplePhotographs.fetch().jpeg(Portrait.B);
        Answer taken = caller.send("POST", person + "/photograph", "image/jpeg", photograph);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(caller.post(person + "/sign-in", "").status()).isEqualTo(200);
        Answer ordered = caller.post(person + "/voice-enrolment", "");
        assertThat(ordered.status()).isEqualTo(201);
        assertThat(json(ordered).get("state").asString()).isEqualTo("WAITING");
        String imei = inStock();
        Answer handed = caller.post(person + "/trackers", "{\"deviceNumber\": \"" + imei + "\"}");
        assertThat(handed.status()).isEqualTo(201);
        Answer drawn = caller.post(
                person + "/zones", "{\"name\": \"Home\", \"kind\": \"INCLUSION\", \"area\": " + SQUARE + "}");
        assertThat(drawn.status()).as(drawn.text()).isEqualTo(201);
        assertThat(json(drawn).get("zone").asString()).isEqualTo("America/New_York");

        JsonNode status = json(caller.get(person + "/status?purpose=ENROLMENT"));
        assertThat(status.get("faceprint").asBoolean()).isTrue();
        assertThat(status.get("voice").get("state").asString()).isEqualTo("WAITING");
        assertThat(status.get("codeAndPin").asString()).isNotEmpty();
        assertThat(status.get("trackers").get(0).asString()).isEqualTo(imei);
        assertThat(status.get("attempts")).isEmpty();
        assertThat(journalled(person))
                .contains(
                        "api.person_read",
                        "identity.template_issued",
                        "checkin.voice_enrolment_started",
                        "equipment.tracker_assigned",
                        "location.zone_drawn",
                        "participant.sign_in_given");
        String returned = person + "/trackers/" + json(handed).get("tracker").asString() + "/return";
        assertThat(caller.post(returned, "").status()).isEqualTo(204);
        assertProblem(caller.post(returned, ""), 404);
        assertThat(caller.delete(person + "/voice-enrolment").status()).isEqualTo(204);
        assertThat(json(caller.get(person + "/voice-enrolment?purpose=ENROLMENT"))
                        .get("state")
                        .asString())
                .isEqualTo("NONE");
        for (int i = 0; i < 2; i++) {
            Answer without = caller.send("PUT", person + "/voice-enrolment/without", "application/json", new byte[0]);
            assertThat(json(without).get("state").asString()).isEqualTo("WITHOUT");
        }
        assertThat(journalled(person)).containsOnlyOnce("checkin.without_voice_chosen");
        assertThat(json(caller.post(person + "/voice-enrolment", ""))
                        .get("state")
                        .asString())
                .isEqualTo("WAITING");
    }

    @Test
    void aBodyLargerThanAnyRecordIsRefused() {
        String huge = "{\"givenName\":\"" + "a".repeat(2 << 20) + "\"}";
        assertProblem(caller.post("/api/participants", huge), 413);
    }

    @Test
    void aPhotographThatCannotBeUsedIsNotKept() {
        String person = caller.enrolled();
        for (byte[] bad : List.of(
                new byte[0], "no picture".getBytes(), SamplePhotographs.fetch().severalPeople())) {
            assertProblem(caller.send("POST", person + "/photograph", "image/jpeg", bad), 400);
        }
        assertProblem(caller.send("POST", person + "/photograph", "image/jpeg", new byte[11 << 20]), 413);
        assertProblem(caller.send("POST", person + "/photograph", "text/plain", new byte[3]), 415);
        assertThat(journalled(person)).doesNotContain("evidence.kept", "identity.template_issued");
        assertThat(json(caller.get(person + "/status?purpose=ENROLMENT"))
                        .get("faceprint")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void noTemplateIsMadeOfSomeoneUnder18() {
        String person = caller.enrolled("2020-01-01");
        Answer face = caller.send(
                "POST",
                person + "/photograph",
                "image/jpeg",
                SamplePhotographs.fetch().jpeg(Portrait.B));
        assertProblem(face, 400);
        assertThat(face.text()).contains("18");
        assertProblem(caller.post(person + "/voice-enrolment", ""), 409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"deviceNumber\": \"9\"}",
                "{\"deviceNumber\": \"'; DROP TABLE x\", \"model\": \"m\"}",
                "{\"deviceNumber\": \"860\", \"model\": \"\"}",
                "[1]"
            })
    void aTrackerThatCannotBeTakenIntoStockIsAProblem(String body) {
        assertProblem(caller.post("/api/trackers", body), 400);
    }

    @Test
    void aTrackerIsInStockOnce_goesToOnePerson_andNotIntoTheFuture() {
        String imei = inStock();
        assertProblem(caller.post("/api/trackers", "{\"deviceNumber\": \"" + imei + "\", \"model\": \"m\"}"), 400);
        String ana = caller.enrolled();
        String bea = caller.enrolled();
        String handed = "{\"deviceNumber\": \"" + imei + "\"}";
        assertProblem(caller.post(ana + "/trackers", "{\"deviceNumber\": \"none-such\"}"), 404);
        assertProblem(
                caller.post(
                        ana + "/trackers", "{\"deviceNumber\": \"" + imei + "\", \"from\": \"2099-01-01T00:00:00Z\"}"),
                400);
        assertThat(caller.post(ana + "/trackers", handed).status()).isEqualTo(201);
        assertProblem(caller.post(bea + "/trackers", handed), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"Home\", \"kind\": \"INCLUSION\"}",
                "{\"name\": \"Home\", \"kind\": \"SOMETIMES\", \"area\": {}}",
                "{\"name\": \"Home\", \"kind\": \"INCLUSION\", \"area\": {\"type\": \"Point\", \"coordinates\": [1, 2]}}",
                "{\"name\": \"Home\", \"kind\": \"INCLUSION\", \"area\": \"here\"}",
                "{\"name\": \"\", \"kind\": \"EXCLUSION\", \"area\": " + SQUARE + "}",
                "{\"name\": \"Home\", \"kind\": \"INCLUSION\", \"schedule\": \"at night\", \"area\": " + SQUARE + "}",
                "{\"name\": \"Home\", \"kind\": \"INCLUSION\", \"zone\": \"Mars\", \"area\": " + SQUARE + "}"
            })
    void aZoneThatCannotBeDrawnIsAProblem(String body) {
        assertProblem(caller.post(caller.enrolled() + "/zones", body), 400);
    }

    @Test
    void aTemplateIsKeptAndGiven() {
        String body = "{\"name\": \"Nights\", \"kind\": \"INCLUSION\", \"radius\": 150, \"dwellSeconds\": 900,"
                + " \"version\": 1}";
        String template = caller.post("/api/zone-templates", body).header("Location");
        assertThat(json(caller.put(template, body)).get("version").asInt()).isEqualTo(2);
        assertProblem(caller.put(template, body), 409);
        assertProblem(caller.post("/api/zone-templates", body.replace("radius", "rule")), 400);
        String id = template.substring(template.lastIndexOf('/') + 1);
        String person = caller.enrolled();
        assertProblem(caller.post(person + "/zones", "{\"template\": \"" + id + "\"}"), 400);
        String centred = "{\"template\": \"" + id + "\", \"centre\": {\"latitude\": 40.7, \"longitude\": -74}}";
        assertThat(json(caller.post(person + "/zones", centred))
                        .get("dwellSeconds")
                        .asInt())
                .isEqualTo(900);
        assertProblem(caller.post(person + "/zones", centred.replace("}}", "}, \"aroundAddress\": true}")), 409);
        assertThat(caller.delete(template + "?version=2").status()).isEqualTo(204);
        assertProblem(caller.post(person + "/zones", centred), 404);
    }

    @Test
    void aZoneIsChangedOnTheVersionThatWasSeen() {
        String person = caller.enrolled();
        String zone = "{\"name\": \"%s\", \"kind\": \"EXCLUSION\", \"schedule\": \"Mon-Fri 22:00-06:00\", \"area\": "
                + SQUARE + ", \"version\": %d}";
        String address =
                caller.post(person + "/zones", zone.formatted("Away", 0)).header("Location");
        assertThat(json(caller.put(address, zone.formatted("Far away", 1)))
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        assertProblem(caller.put(address, zone.formatted("Late", 1)), 409);
        String shown = "{\"shown\": true, \"version\": %d}";
        assertProblem(caller.put(address + "/shown", shown.formatted(1)), 409);
        assertThat(json(caller.put(address + "/shown", shown.formatted(2)))
                        .get("shown")
                        .asBoolean())
                .isTrue();
        assertProblem(caller.put(address, zone.replace(", \"version\": %d", "").formatted("None")), 400);
        assertProblem(caller.delete(address + "?version=1"), 409);
        assertThat(json(caller.get(person + "/zones?purpose=SUPERVISION"))
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("Far away");
        assertThat(caller.delete(address + "?version=2").status()).isEqualTo(204);
        assertProblem(caller.delete(address + "?version=3"), 404);
    }

    @Test
    void particularsAreChangedOnTheVersionThatWasSeen() {
        String person = caller.enrolled();
        String changed = """
                {"givenName": "Ana", "familyName": "Pérez", "born": "1990-02-03", "language": "es",
                 "zone": "America/New_York", "telephone": "+15551230001", "protectedPerson": true, "version": 1}
                """;
        JsonNode answer = json(caller.put(person, changed));
        assertThat(answer.get("familyName").asString()).isEqualTo("Pérez");
        assertThat(answer.get("synthetic").asBoolean()).isTrue();
        assertProblem(caller.put(person, changed), 409);
        assertProblem(caller.put(person, "{\"givenName\": \"Ana\"}"), 400);
    }

    @Test
    void aClosedEnrolmentIsReachedNoMore() {
        String person = caller.enrolled();
        assertProblem(caller.post(person + "/close", "{}"), 400);
        assertThat(caller.post(person + "/close", "{\"reason\": \"Proceedings ended.\"}")
                        .status())
                .isEqualTo(204);
        assertProblem(caller.post(person + "/close", "{\"reason\": \"Again.\"}"), 404);
        assertProblem(caller.get(person + "/status?purpose=SUPERVISION"), 404);
        assertThat(journalled(person)).contains("participant.enrolment_closed");
    }

    @Test
    void anotherAreasOfficerReachesNothingOfIt() {
        String person = caller.enrolled();
        String zone = "{\"name\": \"Home\", \"kind\": \"INCLUSION\", \"area\": " + SQUARE + "}";
        String drawn = caller.post(person + "/zones", zone).header("Location");
        String imei = inStock();
        int before = journalled(person).size();
        Caller elsewhere = Caller.of(accounts, port, "Boston");
        for (String read : List.of("status", "zones", "trackers", "voice-enrolment", "conditions")) {
            assertProblem(elsewhere.get(person + "/" + read + "?purpose=SUPERVISION"), 404);
        }
        assertProblem(elsewhere.send("POST", person + "/photograph", "image/jpeg", new byte[] {1}), 404);
        assertProblem(elsewhere.post(person + "/voice-enrolment", ""), 404);
        assertProblem(elsewhere.delete(person + "/voice-enrolment"), 404);
        assertProblem(elsewhere.post(person + "/trackers", "{\"deviceNumber\": \"" + imei + "\"}"), 404);
        assertProblem(elsewhere.post(person + "/zones", zone), 404);
        assertProblem(elsewhere.put(drawn, zone), 404);
        assertProblem(elsewhere.delete(drawn + "?version=1"), 404);
        assertProblem(elsewhere.put(person, "{}"), 404);
        assertProblem(elsewhere.post(person + "/close", "{\"reason\": \"r\"}"), 404);
        assertThat(journalled(person)).as("nothing was read or changed").hasSize(before);
    }

    @Test
    void aReadWithoutPurposeIsRefused_andAWrongFieldIsNamed() {
        String person = caller.enrolled();
        for (String read : List.of("status", "zones", "trackers", "voice-enrolment")) {
            assertProblem(caller.get(person + "/" + read), 400);
            assertProblem(caller.get(person + "/" + read + "?purpose=RELATIVES"), 400);
        }
        Answer wrong = caller.post(person + "/conditions", "{\"technology\": \"TATTOO\"}");
        assertProblem(wrong, 400);
        assertThat(json(wrong).get("detail").asString()).contains("technology", "VOICE");
        assertProblem(caller.get("/api/participants/none/status?purpose=SUPERVISION"), 400);
    }
}
