package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.request.About;
import org.rollcall.request.Request;
import org.rollcall.request.RequestKind;
import org.rollcall.request.Requests;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person asks for in the app, its clock, and the answer; and what they take away. */
@ServerTest
class RequestsTest {
    private static final String PASSWORD = "a long enough secret";
    private static final Actor MACHINE = new Actor.Machine("test");

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    Requests requests;

    @Autowired
    Alerts alerts;

    @Autowired
    Staff staff;

    @Autowired
    Evidence evidence;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private AppUser user;

    @BeforeEach
    void someone() {
        user = AppUser.signedIn(participants, port, Language.ENGLISH);
    }

    @AfterEach
    void timeAsItWas() {
        clock.reset();
    }

    private Obligation checkIn() {
        Instant now = clock.instant();
        return obligations.open(
                MACHINE,
                user.id(),
                Duty.CHECK_IN,
                Way.APP,
                new Window(now.minusSeconds(60), now.plus(Duration.ofHours(2))));
    }

    private Browser officer(String area) {
        Officer appointed =
                staff.appoint(MACHINE, "o-" + UUID.randomUUID(), "Olga O’Hara", PASSWORD, Set.of(Role.OFFICER), area);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        browser.post("/console/sign-in", "name", appointed.signIn(), "password", PASSWORD);
        return browser;
    }

    private Request only() {
        assertThat(requests.of(user.id(), 10)).hasSize(1);
        return requests.of(user.id(), 10).getFirst();
    }

    @Test
    void anExcuseIsAskedFor_answeredByAnOfficer_andReadByThePerson() {
        Obligation due = checkIn();
        String form = "/app/requests/new?kind=EXCUSE&thing=OBLIGATION&about=" + due.id();
        assertThat(user.browser().get("/app/requests").text()).contains(due.id().toString());
        assertThat(user.browser().get(form).text()).contains("What happened", "Check-in in this app");
        String[] fields = {
            "kind", "EXCUSE", "thing", "OBLIGATION", "about", due.id().toString(), "words", "My son <is> ill."
        };
        assertThat(user.browser().post("/app/requests", fields).text())
                .contains("My son &lt;is&gt; ill.", "A person answers by");
        user.browser().post("/app/requests", fields);
        Request request = only();
        assertThat(Duration.between(request.made(), request.answerBy())).isEqualTo(Duration.ofDays(3));
        assertThat(alerts.of(user.id(), 5))
                .singleElement()
                .satisfies(alert -> assertThat(alert.kind()).isEqualTo(AlertKind.REQUEST_MADE))
                .satisfies(alert -> assertThat(alert.disposition()).isNull());

        Browser officer = officer(AppUser.AREA);
        String page = "/console/requests/" + request.id();
        assertThat(officer.get("/console/requests").text()).contains(page);
        assertThat(officer.get(page).text()).contains("My son &lt;is&gt; ill.", "Excuse it", "open");
        officer.post(page, "result", "GRANTED", "words", "Get well soon.");

        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.EXCUSED);
        assertThat(alerts.of(user.id(), 5)).extracting(Alert::disposition).doesNotContainNull();
        assertThat(user.browser().get("/app").text()).contains("There is a new answer for you.");
        assertThat(user.browser().get("/app/requests").text()).contains("Get well soon.");
        assertThat(user.browser().get("/app").text()).doesNotContain("There is a new answer for you.");
        assertThat(user.browser().get("/app/mine").text()).contains("answered a request");
    }

    @Test
    void aMissedWindowCanBeExcusedAfterwards_butADoneOneStaysDone() {
        Obligation missed = checkIn();
        clock.advance(Duration.ofHours(3));
        obligations.sweep(clock.instant());
        assertThat(obligations.find(missed.id()).orElseThrow().outcome()).isEqualTo(Outcome.MISSED);
        var about = new About(About.Thing.OBLIGATION, missed.id().toString());
        Request request = requests.make(actor(), user.id(), RequestKind.EXCUSE, about, "I was in hospital.");
        Actor.Officer by = new Actor.Officer(UUID.randomUUID());
        obligations.decide(by, missed.id(), Outcome.FULFILLED, "The office found the report.");
        requests.answer(by, request.id(), Request.Result.GRANTED, "Excused.");
        assertThat(obligations.find(missed.id()).orElseThrow().outcome()).isEqualTo(Outcome.FULFILLED);
        assertThatThrownBy(() -> requests.answer(by, request.id(), Request.Result.REFUSED, "No."))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another officer");
        assertThatThrownBy(() -> requests.make(actor(), user.id(), RequestKind.EXCUSE, about, "Again."))
                .hasMessageContaining("needs no excuse");
    }

    @Test
    void onlyTheCourtExcusesFromAHearing_andNobodyAsksAboutAnothersThings() {
        Instant now = clock.instant();
        Obligation hearing = obligations.open(
                MACHINE, user.id(), Duty.HEARING, Way.COURT, new Window(now, now.plus(Duration.ofDays(1))));
        assertThatThrownBy(() -> requests.make(
                        actor(),
                        user.id(),
                        RequestKind.EXCUSE,
                        new About(About.Thing.OBLIGATION, hearing.id().toString()),
                        "Ill."))
                .hasMessageContaining("court");
        AppUser other = AppUser.signedIn(participants, port, Language.ENGLISH);
        assertThat(other.browser()
                        .get("/app/requests/new?kind=EXCUSE&thing=OBLIGATION&about=" + hearing.id())
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(() -> requests.make(
                        actor(), other.id(), RequestKind.EXCUSE, new About(About.Thing.OBLIGATION, "x"), "Ill."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEntryIsContested_withALongerClock_andOnlyOfficersOfTheAreaSeeIt() {
        String mine = user.browser().get("/app/mine").text();
        assertThat(mine).contains("thing=ENTRY", "This is not right");
        String entry = mine.replaceAll("(?s).*thing=ENTRY&amp;about=([0-9]+)\".*", "$1");
        user.browser().get("/app/requests/new?kind=CONTEST&thing=ENTRY&about=" + entry);
        user.browser()
                .post("/app/requests", "kind", "CONTEST", "thing", "ENTRY", "about", entry, "words", "It was not me.");
        Request request = only();
        assertThat(Duration.between(request.made(), request.answerBy())).isEqualTo(Duration.ofDays(14));
        String page = "/console/requests/" + request.id();
        Browser elsewhere = officer("Elsewhere");
        assertThat(elsewhere.get("/console/requests").text()).doesNotContain(page);
        assertThat(elsewhere.get(page).status()).isEqualTo(404);
        clock.advance(Duration.ofDays(15));
        assertThat(officer(AppUser.AREA).get(page).text()).contains("entry number " + entry, "overdue by 24 hours");
    }

    @Test
    void badInputIsToldInThePersonsLanguage() {
        AppUser french = AppUser.signedIn(participants, port, Language.FRENCH);
        french.browser().get("/app/requests/new");
        Answer refused = french.browser().post("/app/requests", "kind", "HELP", "words", "  ");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("<html lang=\"fr\"", "Écrivez quelque chose, 2000 caractères au plus.");
        assertThat(french.browser()
                        .get("/app/requests/new?kind=CONTEST&thing=ENTRY&about=%3Cb%3E")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void everythingKeptIsTakenAwayAsOneFile_withThePicturesAsTheyWereKept() throws Exception {
        var picture = new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3};
        EvidenceId kept = transaction.execute(status -> evidence.keep(
                MACHINE, EvidenceKind.CHECK_IN_PHOTOGRAPH, user.id().value(), "image/jpeg", picture));
        requests.make(actor(), user.id(), RequestKind.HELP, null, "A bus ticket, please.");
        assertThat(user.browser().get("/app/mine").text())
                .contains("/app/mine/evidence/" + kept, "What is deleted when", "Deleted on ");
        Map<String, byte[]> files = unzipped(download("/app/mine/download"));
        assertThat(new String(files.get("data.json"), StandardCharsets.UTF_8))
                .contains(
                        "A bus ticket, please.",
                        "\"conditions\"",
                        "\"piece\" : \"" + kept + "\"",
                        "\"givenName\" : \"Alex\"");
        assertThat(new String(files.get("journal.json"), StandardCharsets.UTF_8))
                .contains("portal.own_data_downloaded", "\"participant.enrolled\"");
        assertThat(files.entrySet())
                .filteredOn(e -> e.getKey().contains(kept.toString()))
                .singleElement()
                .satisfies(e -> assertThat(e.getKey()).endsWith(".jpg"))
                .satisfies(e -> assertThat(e.getValue()).isEqualTo(picture));
        AppUser other = AppUser.signedIn(participants, port, Language.ENGLISH);
        assertThat(other.browser().get("/app/mine/evidence/" + kept).status()).isEqualTo(404);
        assertThatThrownBy(() -> evidence.label(new EvidenceId(UUID.randomUUID())))
                .isInstanceOf(NoSuchElementException.class);
    }

    private byte[] download(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header(
                                            "Cookie",
                                            "rollcall=" + user.browser().cookie("rollcall"))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private Actor actor() {
        return new Actor.Participant(user.id().value());
    }
}
