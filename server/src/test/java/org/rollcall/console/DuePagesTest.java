package org.rollcall.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.checkin.AddressTold;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.hearing.Hearings;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The due list, a person's obligations and hearings, the alert queue and the statistics, as officers see them. */
@ServerTest
class DuePagesTest {
    private static final String PASSWORD = "a long enough secret";
    private static final Actor TEST = new Actor.Machine("test");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Autowired
    Staff staff;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    Hearings hearings;

    @Autowired
    Alerts alerts;

    @Autowired
    Evidence evidence;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private final String area = "area " + UUID.randomUUID();
    private final String family = "Núñez <b>" + UUID.randomUUID();
    private Browser officer = new Browser(0);
    private ParticipantId person = new ParticipantId(UUID.randomUUID());

    @BeforeEach
    void somebodyInAnArea() {
        officer = signedIn(area, Role.OFFICER);
        person = participants
                .enrol(
                        TEST,
                        new Participants.NewParticipant(
                                "Ana", family, null, Language.SPANISH, ZONE, null, false, true, area, "es-1"))
                .participant();
    }

    private Browser signedIn(String of, Role role) {
        String name = "o-" + UUID.randomUUID();
        staff.appoint(TEST, name, "Olga", PASSWORD, Set.of(role), of);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        assertThat(browser.post("/console/sign-in", "name", name, "password", PASSWORD)
                        .path())
                .isEqualTo("/console");
        return browser;
    }

    private Obligation missed() {
        Instant now = clock.instant();
        Obligation due = obligations.open(
                TEST,
                person,
                Duty.CHECK_IN,
                Way.APP,
                new Window(now.minus(Duration.ofHours(2)), now.minus(Duration.ofMinutes(1))));
        obligations.sweep(now);
        return due;
    }

    private String page(String below) {
        return "/console/participants/" + person + below + "?purpose=SUPERVISION";
    }

    @Test
    void theDueListShowsTheOwnAreaAndEscapesNames() {
        missed();
        Answer own = officer.get("/console/due");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.text()).contains("Núñez &lt;b&gt;", "Missed").doesNotContain("Núñez <b>");
        assertThat(signedIn("elsewhere", Role.OFFICER).get("/console/due").text())
                .doesNotContain("Núñez &lt;b&gt;" + family.substring(9));
    }

    @Test
    void anAddressSaidOnTheTelephoneIsListenedToInTheQueue() {
        byte[] said = "what was said".getBytes(StandardCharsets.UTF_8);
        transactions.executeWithoutResult(status -> {
            EvidenceId kept = evidence.keep(TEST, EvidenceKind.ADDRESS_TOLD, person.value(), "audio/wav", said);
            events.publishEvent(new AddressTold(person, kept, clock.instant()));
        });
        Alert alert = alerts.of(person, 9).getFirst();
        String recording = "/console/alerts/" + alert.id() + "/recording";
        assertThat(officer.get("/console/alerts").text()).contains("Told a new address", recording);
        assertThat(officer.get(recording).text()).isEqualTo("what was said");
        assertThat(officer.get(recording).header("Content-Type")).isEqualTo("audio/wav");
        assertThat(signedIn("elsewhere", Role.OFFICER).get(recording).status()).isIn(403, 404);
        missed();
        Alert another = alerts.of(person, 9).stream()
                .filter(each -> each.kind() == AlertKind.OBLIGATION_MISSED)
                .findFirst()
                .orElseThrow();
        assertThat(officer.get("/console/alerts/" + another.id() + "/recording").status())
                .isEqualTo(404);
    }

    @Test
    void anOfficerDecidesOnThePersonsPage() {
        Obligation due = missed();
        assertThat(officer.get(page("")).text()).contains(page("/obligations"), page("/hearings"));
        assertThat(officer.get(page("/obligations")).text()).contains("Missed", "Record the decision");
        assertThat(officer.post(page("/obligations/" + due.id()), "outcome", "EXCUSED", "reason", "Was in hospital.")
                        .status())
                .isEqualTo(200);
        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.EXCUSED);
        assertThat(officer.post(page("/obligations/" + due.id()), "outcome", "EXCUSED", "reason", "Again.")
                        .status())
                .isEqualTo(409);
        assertThat(signedIn("elsewhere", Role.OFFICER)
                        .post(page("/obligations/" + due.id()), "outcome", "MISSED", "reason", "x")
                        .status())
                .isBetween(403, 404);
    }

    @Test
    void noticesAndHearingsAreRecorded() {
        officer.get(page(""));
        officer.post(
                page("/hearings/notices"),
                "office",
                "Newark Field Office",
                "delivery",
                "IN_PERSON",
                "given",
                "2026-10-01T10:00",
                "days",
                "60");
        var notice = hearings.notices(person, 9).getFirst();
        officer.post(page("/hearings/notices/" + notice.id() + "/report"), "at", "2026-10-20T09:00");
        officer.post(
                page("/hearings"),
                "court",
                "Newark Immigration Court",
                "kind",
                "INDIVIDUAL",
                "starts",
                "2026-10-21T08:30",
                "zone",
                "America/New_York",
                "noticeProven",
                "true");
        assertThat(officer.get(page("/hearings")).text())
                .contains("not recorded")
                .doesNotContain("to come");
        var hearing = hearings.hearings(person, 9).getFirst();
        officer.post(
                page("/hearings/" + hearing.id() + "/appearance"), "appearance", "APPEARED", "source", "COURT_RECORD");
        assertThat(officer.get(page("/hearings")).text())
                .contains(
                        "Newark Field Office",
                        "reported Tue 20 Oct 2026, 09:00",
                        "Newark Immigration Court",
                        "Appeared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-45T99:99", "yesterday", "", "2099-01-01T10:00"})
    void aDateThatCannotBeIsRefusedWithASentence(String given) {
        officer.get(page(""));
        Answer answer = officer.post(
                page("/hearings/notices"), "office", "Office", "delivery", "MAIL", "given", given, "days", "60");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("Exception");
        assertThat(hearings.notices(person, 9)).isEmpty();
    }

    @Test
    void twoOfficersCloseTheSameAlertAndTheSecondIsToldSo() {
        missed();
        Alert alert = alerts.of(person, 1).getFirst();
        Browser second = signedIn(area, Role.OFFICER);
        assertThat(officer.get("/console/alerts").text()).contains(alert.id().toString());
        second.get("/console/alerts");
        officer.post("/console/alerts/" + alert.id(), "found", "EXCUSED", "note", "Spoke with her.");
        Answer late = second.post("/console/alerts/" + alert.id(), "found", "AS_REPORTED", "note", "Missed.");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Another officer has closed this alert");
        assertThat(officer.get("/console/alerts").text())
                .doesNotContain(alert.id().toString());
    }

    @Test
    void whatIsOpenAboutOnePersonIsOneCase_closedTogether() {
        missed();
        Alert silent = alerts.open(TEST, AlertKind.TRACKER_SILENT, person, UUID.randomUUID(), clock.instant());
        Alert left = alerts.open(TEST, AlertKind.ZONE_LEFT, person, UUID.randomUUID(), clock.instant());
        assertThat(officer.get("/console/alerts").text())
                .containsOnlyOnce("data-person=\"" + person + "\">")
                .contains("close these 3 alerts", "/console/alerts/" + left.id() + "/fixes")
                .contains("Service · ", "Tracker not heard", "An empty battery, a basement or the network is likely.");
        assertThat(officer.get("/console/alerts/" + left.id() + "/fixes").text())
                .contains("not kept any more");
        assertThat(officer.get("/console/alerts/" + silent.id() + "/fixes").status())
                .isEqualTo(404);
        String together = "/console/alerts/cases/" + person;
        assertThat(signedIn("elsewhere", Role.OFFICER)
                        .post(together, "alert", silent.id().toString(), "found", "AS_REPORTED", "note", "Not mine.")
                        .status())
                .isEqualTo(404);
        alerts.close(new Actor.Officer(UUID.randomUUID()), silent.id(), Alert.Found.TECHNICAL_CAUSE, "Its battery.");
        officer.post(
                together,
                "alert",
                silent.id().toString(),
                "alert",
                left.id().toString(),
                "found",
                "AS_REPORTED",
                "note",
                "One walk.");
        assertThat(alerts.of(person, 9))
                .filteredOn(each -> each.disposition() != null)
                .extracting(each -> Objects.requireNonNull(each.disposition()).note())
                .containsExactlyInAnyOrder("Its battery.", "One walk.");
        assertThat(alerts.of(person, 9))
                .filteredOn(each -> each.disposition() == null)
                .hasSize(1);
    }

    @Test
    @Timeout(60)
    void anOpenPageIsToldOfANewAlertAtOnce() throws IOException {
        try (InputStream stream = officer.stream("/console/alerts/stream");
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(":listening");
            missed();
            Alert alert = alerts.of(person, 1).getFirst();
            String line;
            do {
                line = lines.readLine();
            } while (line != null && !line.equals("data:" + alert.id()));
            assertThat(line).isNotNull();
            assertThat(officer.get("/console/alerts/" + alert.id()).text()).contains("Nothing received");
            assertThat(signedIn("elsewhere", Role.OFFICER)
                            .get("/console/alerts/" + alert.id())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void auditorsSeeStatisticsAndNobody() {
        Browser auditor = signedIn(area, Role.AUDITOR);
        Answer figures = auditor.get("/console/statistics?asof=2026-01-31&known=2026-06-30&from=2026-01-01");
        assertThat(figures.status()).isEqualTo(200);
        assertThat(figures.text()).contains("Notices to report", "What this counts", "value=\"2026-01-31\"");
        assertThat(auditor.get("/console/due").status()).isEqualTo(403);
        assertThat(auditor.get("/console/alerts").status()).isEqualTo(403);
        assertThat(auditor.get("/console/statistics?asof=2026-01-31&from=2026-02-01")
                        .status())
                .isEqualTo(400);
        assertThat(auditor.get("/console/statistics?asof=x").status()).isEqualTo(400);
    }

    @Test
    void anOutageIsRecordedOnTheDuePage() {
        officer.get("/console/due");
        Answer answer = officer.post(
                "/console/outages",
                "way",
                "TRACKER",
                "from",
                "2026-10-01T10:00",
                "until",
                "2026-10-01T12:00",
                "zone",
                "America/New_York",
                "what",
                "maintenance");
        assertThat(answer.text()).contains("The outage is recorded");
        assertThat(officer.post(
                                "/console/outages",
                                "way",
                                "TRACKER",
                                "from",
                                "2026-10-01T12:00",
                                "until",
                                "2026-10-01T10:00",
                                "zone",
                                "UTC",
                                "what",
                                "x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theInterfaceGivesTheFiguresToThoseWithAToken() {
        Answer refused = officer.send("/api/statistics", HttpRequest.Builder::GET);
        assertThat(refused.status()).isEqualTo(401);
    }
}
