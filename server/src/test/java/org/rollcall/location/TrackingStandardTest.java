package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.rollcall.track.zone.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the standard for offender tracking systems asks of the software (U.S. National Institute of Justice, Standard
 * 1004.00, 2016): an alert within four minutes of the event in active mode, within three of an opened strap, and an export
 * of everything: fixes, zones and the audit trail. By real TCP, whole server.
 */
@ServerTest
class TrackingStandardTest {
    private static final Duration ALERT = Duration.ofMinutes(4);
    private static final Duration STRAP = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Zones zones;

    @Autowired
    Alerts alerts;

    @Autowired
    TrackExports exports;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    Staff staff;

    @Autowired
    TrackerAddress address;

    @Autowired
    JournalReader journal;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private InetSocketAddress gateway;
    private Wearer wearer;

    @BeforeEach
    void worn() {
        gateway = address.tcp().orElseThrow();
        wearer = new Wearer(participants, equipment, start.minus(Duration.ofDays(1)));
        zones.draw(
                Wearer.OFFICER,
                wearer.participant,
                new Zones.NewZone(
                        "The harbour", Zone.Kind.EXCLUSION, Wearer.HOME, "", java.time.ZoneId.of("America/Chicago")));
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    /** In active mode a fix comes each half minute and is sent at once. */
    private Alert alerted(AlertKind kind) {
        return await().atMost(PATIENCE)
                .until(
                        () -> alerts.of(wearer.participant, 9).stream()
                                .filter(each -> each.kind() == kind)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void anExclusionZoneEnteredIsAnAlertInTime_withTheFixesThatSaySo() throws IOException {
        wearer.send(gateway, Wearer.away(start.plusSeconds(1), 3));
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(i == 0 ? 91 : 30));
            wearer.send(gateway, Wearer.atHome(start.plusSeconds(91 + 30L * i), 1));
        }
        Alert alert = alerted(AlertKind.ZONE_ENTERED);
        assertThat(alert.happened()).isEqualTo(start.plusSeconds(91));
        assertThat(Duration.between(alert.happened(), alert.opened())).isLessThan(ALERT);

        staff.appoint(
                Wearer.OFFICER,
                "nij-" + wearer.participant,
                "Nina",
                "a long enough secret",
                Set.of(Role.OFFICER),
                "HOU");
        var officer = new Browser(port);
        officer.get("/console/sign-in");
        officer.post("/console/sign-in", "name", "nij-" + wearer.participant, "password", "a long enough secret");
        assertThat(officer.get("/console/alerts/" + alert.id() + "/fixes").text())
                .contains("Entered The harbour", " m inside", "<td>Yes</td>");
    }

    @Test
    void anOpenedStrapIsAnAlertInTime() throws IOException {
        clock.advance(Duration.ofSeconds(60));
        Instant opened = start.plusSeconds(60);
        String device = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L));
        var strap = equipment.addTracker(Wearer.OFFICER, device, "R16h", true);
        equipment.assign(Wearer.OFFICER, strap.id(), wearer.participant, start.minusSeconds(60));
        String report = new String(RawReports.report("r16h", device, opened), StandardCharsets.US_ASCII);
        try (var socket = new Socket()) {
            socket.connect(address.of("r16h").orElseThrow());
            socket.getOutputStream().write(report.replace(",L,$", ",R,$").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
        }
        Alert alert = alerted(AlertKind.STRAP);
        assertThat(alert.happened()).isEqualTo(opened);
        assertThat(Duration.between(alert.happened(), alert.opened())).isLessThan(STRAP);
    }

    @Test
    void everythingCanBeTakenAlong() throws IOException {
        wearer.send(gateway, Wearer.away(start.minusSeconds(600), 15));
        var track = new ByteArrayOutputStream();
        exports.export(
                        Wearer.OFFICER,
                        Purpose.COURT_REPORT,
                        wearer.participant,
                        start.minusSeconds(3600),
                        start,
                        TrackFormat.JSON)
                .content()
                .writeTo(track);
        JsonNode fixes = JsonMapper.shared().readTree(track.toByteArray()).get("fixes");
        assertThat(fixes).hasSize(15);
        assertThat(zones.of(Wearer.OFFICER, Purpose.COURT_REPORT, wearer.participant))
                .singleElement()
                .satisfies(zone -> assertThat(JsonMapper.shared()
                                .readTree(zone.geoJson())
                                .get("type")
                                .asString())
                        .isEqualTo("Polygon"));
        assertThat(journal.about(Subject.participant(wearer.participant.value()), 50))
                .extracting(recorded -> recorded.entry().action().code())
                .contains("location.zone_drawn", "location.history_left", "location.zones_read");
    }
}
