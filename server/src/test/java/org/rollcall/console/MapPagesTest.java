package org.rollcall.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MapPagesTest {
    private static final String PASSWORD = "a long enough secret";
    private static final Actor TEST = new Actor.Machine("test");

    @Autowired
    Staff staff;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    Addresses addresses;

    @Autowired
    JournalReader journal;

    @LocalServerPort
    int port;

    private Browser officer = new Browser(0);
    private ParticipantId person = new ParticipantId(new UUID(0, 0));
    private final String imei =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));

    @BeforeEach
    void enrolledAndSignedIn() {
        person = enrolled("NYC");
        officer = signedIn(null);
    }

    private ParticipantId enrolled(String area) {
        return participants
                .enrol(
                        TEST,
                        new Participants.NewParticipant(
                                "Ana",
                                "Map " + UUID.randomUUID(),
                                null,
                                Language.SPANISH,
                                ZoneId.of("America/Chicago"),
                                null,
                                false,
                                true,
                                area,
                                "es-1"))
                .participant();
    }

    private Browser signedIn(@org.jspecify.annotations.Nullable String area) {
        String name = "o-" + UUID.randomUUID();
        staff.appoint(TEST, name, "Olga", PASSWORD, Set.of(Role.OFFICER), area);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        assertThat(browser.post("/console/sign-in", "name", name, "password", PASSWORD)
                        .path())
                .isEqualTo("/console");
        return browser;
    }

    private String at(String below) {
        return "/console/participants/" + person + below;
    }

    private void report(Instant time, double latitude, double longitude) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            String query = "?id=" + imei + "&lat=" + latitude + "&lon=" + longitude + "&timestamp="
                    + time.getEpochSecond() + "&accuracy=8";
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/trackers/osmand" + query))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private void handedOut() {
        officer.get("/console/trackers");
        assertThat(officer.post("/console/trackers", "device", imei, "model", "App")
                        .text())
                .contains(imei);
        UUID tracker = equipment.byDeviceNumber(imei).orElseThrow().id().value();
        officer.post(at("/trackers"), "tracker", tracker.toString());
    }

    @Test
    void aTrackerIsAddedHandedOutAndTakenBack() {
        handedOut();
        assertThat(officer.get(at("/trackers")).text()).contains(imei, "Take back");
        UUID tracker = equipment.byDeviceNumber(imei).orElseThrow().id().value();
        officer.post(at("/trackers/" + tracker + "/return"));
        assertThat(equipment.heldBy(person)).isEmpty();
        assertThat(officer.post(at("/trackers/" + tracker + "/return")).status())
                .isEqualTo(404);
        assertThat(officer.post("/console/trackers", "device", imei, "model", "App")
                        .text())
                .contains("is in the stock");
    }

    @Test
    void anUnknownDeviceIsOfferedForTheStock() throws Exception {
        report(Instant.now(), 40.7, -74);
        assertThat(officer.get("/console/trackers").text()).contains(imei);
        assertThat(officer.get("/console/trackers?device=" + imei).text()).contains("value=\"" + imei + "\"");
    }

    @Test
    void theHistoryOfAPeriodIsShownAndJournalledWithItsPurpose() throws Exception {
        handedOut();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(now.plusSeconds(1), 40.7128, -74.006);
        assertThat(officer.get(at("/map")).text()).contains("Choose a period").contains("40.7128");
        var local = now.atZone(ZoneId.of("America/Chicago")).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        String page = officer.get(
                        at("/map?purpose=COURT_REPORT&from=" + local.minusHours(1) + "&until=" + local.plusMinutes(2)))
                .text();
        assertThat(page).contains("1 fixes in this period");
        assertThat(journal.about(Subject.participant(person.value()), 10)).anySatisfy(recorded -> {
            assertThat(recorded.entry().action().code()).isEqualTo("location.history_read");
            assertThat(recorded.entry().purpose()).isEqualTo("COURT_REPORT");
        });
        assertThat(officer.get(at("/map?from=yesterday&until=now")).status()).isEqualTo(400);
        assertThat(officer.get(at("/map?from=" + local.minusDays(60) + "&until=" + local))
                        .text())
                .contains("at most 31 days");
    }

    @Test
    void withoutASettingThereAreNoStreets() {
        assertThat(officer.get(at("/map")).text()).contains("\"streets\":null");
        assertThat(officer.get("/console/map/tiles/3/2/5").status()).isEqualTo(404);
        assertThat(new Browser(port).get("/console/map/tiles/3/2/5").path()).isEqualTo("/console/sign-in");
    }

    @Test
    void aZoneIsDrawnFromItsCornersAndRemoved() {
        handedOut();
        String mark = "</script><b>" + UUID.randomUUID();
        officer.get(at("/map"));
        officer.post(
                at("/map/zones"),
                "name",
                mark,
                "kind",
                "INCLUSION",
                "schedule",
                "Mon-Fri 22:00-06:00",
                "points",
                "40.71, -74.01\n40.71 -74.00\n40.72;-74.00",
                "metres",
                "");
        String page = officer.get(at("/map")).text();
        assertThat(page)
                .contains("stay inside", "Mon-Fri 22:00-06:00", "Not known: nothing heard yet")
                .doesNotContain("</script><b>");
        var wrong = officer.post(
                at("/map/zones"), "name", "x", "kind", "EXCLUSION", "schedule", "", "points", "40.71", "metres", "");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("is not a place");
        var matcher = java.util.regex.Pattern.compile("map/zones/([0-9a-f-]{36})/remove")
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        officer.post(at("/map/zones/" + matcher.group(1) + "/remove"), "version", "1");
        assertThat(officer.get(at("/map")).text()).contains("None drawn");
    }

    private Browser.Answer drawn(String to, String name, String shape, String points, String metres, String... more) {
        String[] fields = {
            "name", name, "kind", "EXCLUSION", "schedule", "", "shape", shape, "points", points, "metres", metres
        };
        return officer.post(
                at(to),
                Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new));
    }

    /** What the page's form has in it for the points. */
    private static String points(String page) {
        return link(page, "(?s)<textarea name=\"points\"[^>]*>(.*?)</textarea>");
    }

    @Test
    void aZoneIsChangedInTheFormThatItFilled() {
        officer.get(at("/map"));
        String rings = "40.7, -74.1\n40.7, -73.9\n40.8, -73.9\n40.8, -74.1\n\n40.74, -74\n40.76, -74\n40.75, -73.98";
        drawn("/map/zones", "Park", "AREA", rings, "", "dwell", "1:30");
        String listed = officer.get(at("/map")).text();
        String zone = link(listed, "zone=([0-9a-f-]{36})#draw-zone\" aria-label=\"Change Park\"");
        officer.post(at("/map/zones/" + zone + "/shown"), "version", "1", "shown", "true");
        String filled = officer.get(at("/map?zone=" + zone)).text();
        assertThat(points(filled)).isEqualTo(rings);
        assertThat(filled)
                .contains("version 2", "the versions before it are kept", "kept back from them again")
                .contains("value=\"EXCLUSION\" selected", "value=\"1:30\"", "Keep the change");
        drawn("/map/zones/" + zone, "Way", "CORRIDOR", "40.7, -74.1\n40.8, -73.9", "60", "version", "1");
        String changed = officer.get(at("/map")).text();
        assertThat(changed)
                .contains("Change Way", "version 2", "\"width\":60", "not where it lies")
                .doesNotContain("Change Park");
        assertThat(journal.about(Subject.participant(person.value()), 20))
                .extracting(recorded -> recorded.entry().action().code())
                .contains("location.zone_changed");
    }

    @Test
    void whoChangesAZoneThatMovedOnIsToldAndLosesNothing() {
        officer.get(at("/map"));
        drawn("/map/zones", "Harbour", "CIRCLE", "40.71, -74.01", "500");
        String zone = link(officer.get(at("/map")).text(), "zone=([0-9a-f-]{36})#draw-zone");
        drawn("/map/zones/" + zone, "Port", "CIRCLE", "40.71, -74.01", "400", "version", "1");
        var wrong = drawn("/map/zones/" + zone, "Docks", "CIRCLE", "40.7", "300", "version", "1");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text())
                .as("what is wrong with the form does not hide that the zone moved on")
                .contains("is not a place", "name=\"version\" value=\"1\"");
        var late = drawn("/map/zones/" + zone, "Docks", "CIRCLE", "40.72, -74.02", "300", "version", "1");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("Someone else changed this zone", "value=\"Docks\"", "value=\"300\"", "Change Port")
                .contains("name=\"version\" value=\"2\"");
        assertThat(points(late.text())).isEqualTo("40.72, -74.02");
        officer.post(at("/map/zones/" + zone + "/remove"), "version", "2");
        var gone = drawn("/map/zones/" + zone, "Docks", "CIRCLE", "40.72, -74.02", "300", "version", "2");
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text()).contains("was removed", "value=\"Docks\"", "Keep the zone");
        assertThat(officer.get(at("/map?zone=" + zone)).status()).isEqualTo(404);
    }

    @Test
    void aZoneOfSeveralPartsIsChangedWithoutDrawingItAgain() {
        officer.get(at("/map"));
        String several =
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[-74,40.7],[-73.9,40.7],[-73.9,40.8],[-74,40.7]]],"
                        + "[[[-75,40.7],[-74.9,40.7],[-74.9,40.8],[-75,40.7]]]]}";
        uploaded("Boroughs", several, "");
        String zone = link(officer.get(at("/map")).text(), "zone=([0-9a-f-]{36})#draw-zone");
        String filled = officer.get(at("/map?zone=" + zone)).text();
        assertThat(filled).contains("stays as it is while the points below are empty");
        drawn("/map/zones/" + zone, "Both boroughs", "AREA", "", "", "version", "1");
        assertThat(officer.get(at("/map")).text())
                .contains("Both boroughs", "version 2", "stay outside", "[-75.0,40.7]", "[-74.0,40.7]");
        drawn("/map/zones", "One", "AREA", "40.7, -74.1\n40.7, -73.9\n40.8, -73.9", "");
        String one = link(officer.get(at("/map")).text(), "zone=([0-9a-f-]{36})#draw-zone\" aria-label=\"Change One");
        assertThat(drawn("/map/zones/" + one, "One", "AREA", "", "", "version", "1")
                        .text())
                .as("points that the form held and that are gone were taken out by hand")
                .contains("Enter the corners of the area");
    }

    @Test
    void aZoneOfSomeoneElseIsNotChangedFromHere() {
        officer.get(at("/map"));
        drawn("/map/zones", "Theirs", "CIRCLE", "40.71, -74.01", "500");
        String zone = link(officer.get(at("/map")).text(), "zone=([0-9a-f-]{36})#draw-zone");
        ParticipantId first = person;
        person = enrolled("NYC");
        assertThat(officer.get(at("/map?zone=" + zone)).status()).isEqualTo(404);
        drawn("/map/zones/" + zone, "Mine", "CIRCLE", "40.71, -74.01", "100", "version", "1");
        person = first;
        assertThat(officer.get(at("/map")).text()).contains("Change Theirs").doesNotContain("Change Mine");
    }

    @Test
    void whatAShapeLacksIsSaid() {
        officer.get(at("/map"));
        String two = "40.7, -74.1\n40.8, -73.9";
        assertThat(drawn("/map/zones", "x", "AREA", two, "").text()).contains("at least three corners");
        assertThat(drawn("/map/zones", "x", "AREA", "", "").text()).contains("Enter the corners");
        assertThat(drawn("/map/zones", "x", "CIRCLE", two, "50").text()).contains("one centre");
        assertThat(drawn("/map/zones", "x", "CIRCLE", "40.7, -74.1", "").text()).contains("radius in metres");
        assertThat(drawn("/map/zones", "x", "CORRIDOR", two, "").text()).contains("width in metres");
        assertThat(drawn("/map/zones", "x", "CORRIDOR", "40.7, -74.1", "9").text())
                .contains("two points or more");
        assertThat(drawn("/map/zones", "x", "CORRIDOR", two + "\n\n" + two, "9").text())
                .contains("one way");
        String outside = "40.7, -74.1\n40.7, -74\n40.8, -74\n\n41.7, -74.1\n41.7, -74\n41.8, -74";
        assertThat(drawn("/map/zones", "x", "AREA", outside, "").text()).contains("A hole lies outside the outline");
        assertThat(drawn("/map/zones", "x", "CIRCLE", "40.7, -74.1", "50", "dwell", "1.5")
                        .text())
                .contains("minutes and seconds");
        assertThat(officer.get(at("/map")).text()).contains("None drawn");
    }

    @Test
    void aScheduleIsEnteredOnLines_andWhatCannotBeReadIsNamed() {
        assertThat(officer.get(at("/map")).text()).contains("<textarea name=\"schedule\"");
        String rule = "2026-11-28 20:00-08:00 (FREQ=WEEKLY;INTERVAL=2;BYDAY=SA)";
        scheduled("Mon-Fri 22:00-06:00\r\n" + rule + "\r\nexcept 2026-12-24");
        assertThat(officer.get(at("/map")).text())
                .contains("Mon-Fri 22:00-06:00\n" + rule + "\nexcept 2026-12-24</span>");
        var wrong = scheduled("Mon-Fri 22:00-06:00\r\nexcept Christmas");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("“Christmas”", "except 2026-12-24");
    }

    private Browser.Answer scheduled(String schedule) {
        return officer.post(
                at("/map/zones"),
                "name",
                "Home",
                "kind",
                "INCLUSION",
                "schedule",
                schedule,
                "points",
                "40.71, -74.01",
                "shape",
                "CIRCLE",
                "metres",
                "150");
    }

    @Test
    void anOfficerLetsAPersonSeeWhereAnExclusionZoneLies_andKeepsItBackAgain() {
        officer.get(at("/map"));
        officer.post(
                at("/map/zones"),
                "name",
                "Away",
                "kind",
                "EXCLUSION",
                "schedule",
                "",
                "points",
                "40.71, -74.01",
                "shape",
                "CIRCLE",
                "metres",
                "500");
        String page = officer.get(at("/map")).text();
        assertThat(page).contains("not where it lies", "Show the person where Away lies");
        String address = at("/map/zones/" + link(page, "map/zones/([0-9a-f-]{36})/shown") + "/shown");
        officer.post(address, "version", "1", "shown", "true");
        assertThat(officer.get(at("/map")).text()).contains("The person sees where it lies.");
        officer.post(address, "version", "1", "shown", "false");
        assertThat(officer.get(at("/map")).text()).contains("not where it lies");
    }

    @Test
    void aZoneIsTakenFromAFile() {
        officer.get(at("/map"));
        String kml = "<kml><Placemark><LineString><coordinates>-74.01,40.71 -74.00,40.72</coordinates></LineString>"
                + "</Placemark></kml>";
        String geoJson = "{\"type\":\"Polygon\",\"coordinates\":[[[-74,40.7],[-73.9,40.7],[-73.9,40.8],[-74,40.7]]]}";
        uploaded("Way to work", kml, "120");
        uploaded("Borough", geoJson, "");
        assertThat(officer.get(at("/map")).text()).contains("Way to work", "Borough", "\"width\":120");
        assertThat(uploaded("x", kml, "").text()).contains("enter its width in metres");
        assertThat(uploaded("x", "words", "").status()).isEqualTo(400);
    }

    private Browser.Answer uploaded(String name, String content, String radius) {
        return officer.upload(
                at("/map/zones"),
                "file",
                "application/octet-stream",
                content.getBytes(StandardCharsets.UTF_8),
                "name",
                name,
                "kind",
                "INCLUSION",
                "schedule",
                "",
                "points",
                "",
                "metres",
                radius);
    }

    @Test
    void aTemplateIsKeptOnItsPageAndGivenOnAPersonsMap() {
        String court = "Court " + UUID.randomUUID();
        String home = "Nights " + UUID.randomUUID();
        officer.get("/console/zone-templates");
        kept(court, "40.71, -74.01", "90", "15");
        kept(home, "", "150", "");
        assertThat(kept("x", "", "", "").text()).contains("enter its radius in metres");
        String templates = officer.get("/console/zone-templates").text();
        String template = link(templates, "template=([0-9a-f-]{36})\" aria-label=\"Change " + court);
        assertThat(points(officer.get("/console/zone-templates?template=" + template)
                        .text()))
                .isEqualTo("40.71, -74.01");
        assertThat(officer.post(
                                "/console/zone-templates",
                                "template",
                                template,
                                "version",
                                "7",
                                "name",
                                "Late",
                                "kind",
                                "INCLUSION",
                                "schedule",
                                "",
                                "shape",
                                "CIRCLE",
                                "points",
                                "40.71, -74.01",
                                "metres",
                                "91")
                        .text())
                .contains("Someone else changed this template", "value=\"Late\"", "name=\"version\" value=\"1\"");
        String map = officer.get(at("/map")).text();
        assertThat(map).contains(court, home, "No address of this person is kept");
        String given = link(map, "(?s)map/templates/([0-9a-f-]{36})(?:(?!map/templates/).)*?Give " + court);
        officer.post(at("/map/templates/" + given));
        assertThat(officer.get(at("/map")).text()).contains("30 m and 15 min of grace");
        addresses.change(TEST, person, "1 Main Street, Springfield");
        String filled = officer.get(
                        at("/map?template=" + link(map, "template=([0-9a-f-]{36})#draw-zone\"[^>]*" + home)))
                .text();
        assertThat(filled).contains("value=\"150\"", "Rollcall does not look up where an address lies");
        officer.post(
                at("/map/zones"),
                "name",
                home,
                "kind",
                "INCLUSION",
                "schedule",
                "",
                "points",
                "40.72, -74.02",
                "shape",
                "CIRCLE",
                "metres",
                "150",
                "around",
                "true");
        assertThat(officer.get(at("/map")).text())
                .contains("Around the address 1 Main Street, Springfield")
                .doesNotContain("not their address now");
        addresses.change(TEST, person, "2 Side Street, Springfield");
        assertThat(officer.get(at("/map")).text()).contains("not their address now");
    }

    private static String link(String page, String pattern) {
        var matcher = java.util.regex.Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private Browser.Answer kept(String name, String points, String radius, String dwell) {
        return officer.upload(
                "/console/zone-templates",
                "file",
                "application/octet-stream",
                new byte[0],
                "name",
                name,
                "kind",
                "INCLUSION",
                "schedule",
                "",
                "shape",
                "CIRCLE",
                "points",
                points,
                "metres",
                radius,
                "buffer",
                "",
                "dwell",
                dwell);
    }

    @Test
    void aPermissionIsGivenAndTakenBackOnItsPage() {
        officer.get(at("/permissions"));
        officer.post(
                at("/permissions"),
                "reason",
                "WORK",
                "zone",
                "",
                "from",
                "2036-01-05T08:00",
                "until",
                "2036-01-05T18:00");
        String page = officer.get(at("/permissions")).text();
        assertThat(page).contains("Work: all zones", "5 Jan 2036, 08:00");
        var wrong = officer.post(
                at("/permissions"),
                "reason",
                "WORK",
                "zone",
                "",
                "from",
                "2016-01-05T08:00",
                "until",
                "2016-01-05T18:00");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("over already");
        var matcher = java.util.regex.Pattern.compile("permissions/([0-9a-f-]{36})/end")
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        officer.post(at("/permissions/" + matcher.group(1) + "/end"));
        assertThat(officer.get(at("/permissions")).text()).contains("taken back");
        assertThat(officer.get("/console/alerts/rates").status()).isEqualTo(200);
    }

    @Test
    void anOfficerOfAnotherAreaSeesNothing() {
        Browser elsewhere = signedIn("LAX");
        for (String below : new String[] {"/map", "/trackers", "/positions/stream"}) {
            assertThat(elsewhere.get(at(below)).status()).as(below).isEqualTo(404);
        }
    }

    @Test
    void positionsComeToTheOpenPageAsTheyAreStored() throws Exception {
        handedOut();
        Instant now = Instant.now().atOffset(ZoneOffset.UTC).toInstant().truncatedTo(ChronoUnit.SECONDS);
        try (var client = HttpClient.newHttpClient()) {
            var stream = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + at("/positions/stream")))
                            .header("Cookie", "rollcall=" + officer.cookie("rollcall"))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            report(now.plusSeconds(2), 40.5, -73.5);
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.startsWith("data:")) {
                    line = lines.readLine();
                }
                assertThat(line).contains("40.5,-73.5");
            }
        }
    }
}
