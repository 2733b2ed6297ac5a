package org.rollcall.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.checkin.Added;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The review queue and the voice enrolment, as officers see them. */
@ServerTest
class ReviewPagesTest {
    private static final String PASSWORD = "a long enough secret";
    private static final Actor TEST = new Actor.Machine("test");

    @Autowired
    Staff staff;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    Evidence evidence;

    @Autowired
    Alerts alerts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private final String area = "area " + UUID.randomUUID();
    private final String family = "Núñez <b>" + UUID.randomUUID();
    private final byte[] recording = Wav.bytes(Sound.of(new float[800], 8000), WavEncoding.PCM_16);
    private Browser officer = new Browser(0);
    private ParticipantId person = new ParticipantId(UUID.randomUUID());

    @BeforeEach
    void somebodyInAnArea() {
        officer = signedIn(area);
        person = participants
                .enrol(
                        TEST,
                        new Participants.NewParticipant(
                                "Ana",
                                family,
                                LocalDate.of(1990, 1, 1),
                                Language.SPANISH,
                                ZoneId.of("America/New_York"),
                                new TelephoneNumber(
                                        "+1666" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999)),
                                false,
                                true,
                                area,
                                "es-1"))
                .participant();
    }

    @AfterEach
    void theClockGoesOn() {
        clock.reset();
    }

    private Browser signedIn(String of) {
        String name = "o-" + UUID.randomUUID();
        staff.appoint(TEST, name, "Olga", PASSWORD, Set.of(Role.OFFICER), of);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        browser.post("/console/sign-in", "name", name, "password", PASSWORD);
        return browser;
    }

    private Obligation due() {
        Instant now = clock.instant();
        return obligations.open(
                TEST,
                person,
                Duty.CHECK_IN,
                Way.TELEPHONE,
                new Window(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))));
    }

    @Test
    void whatThePersonAddedStandsBesideTheReview_andBesideTheAttempt() {
        var added = new Added(new Added.Place(40.7, -74, 15), Map.of("help", "A <lift>"));
        Instant now = clock.instant();
        obligations.open(
                TEST, person, Duty.CHECK_IN, Way.APP, new Window(now.minusSeconds(60), now.plus(Duration.ofHours(1))));
        Attempt attempt = Objects.requireNonNull(transaction.execute(status -> {
            EvidenceId photograph =
                    evidence.keep(TEST, EvidenceKind.CHECK_IN_PHOTOGRAPH, person.value(), "image/jpeg", recording);
            EvidenceId told = evidence.keep(
                    TEST, EvidenceKind.CHECK_IN_ADDED, person.value(), "application/json", added.toJson());
            return obligations.record(
                    TEST,
                    new Obligations.Tried(
                            person,
                            Way.APP,
                            now,
                            new Finding.Inconclusive("movement_doubtful"),
                            null,
                            List.of(photograph.value(), told.value())));
        }));
        assertThat(officer.get("/console/reviews/" + attempt.id()).text())
                .contains("40.70000, -74.00000, give or take 15 m", "help: “A &lt;lift&gt;”")
                .containsOnlyOnce("<img class=\"evidence\"");
        String obligationsOf = "/console/participants/" + person + "/obligations";
        String link = obligationsOf + "/added/" + attempt.evidence().getLast();
        assertThat(officer.get(obligationsOf).text()).contains(link);
        assertThat(officer.get(link).text()).contains("40.70000, -74.00000", "A &lt;lift&gt;");
        assertThat(officer.get(obligationsOf + "/added/" + attempt.evidence().getFirst())
                        .status())
                .isEqualTo(404);
        assertThat(signedIn("elsewhere").get(link).status()).isEqualTo(404);
    }

    private Attempt inconclusive() {
        return Objects.requireNonNull(transaction.execute(status -> {
            EvidenceId kept = evidence.keep(TEST, EvidenceKind.CALL_ANSWER, person.value(), "audio/wav", recording);
            return obligations.record(
                    TEST,
                    new Obligations.Tried(
                            person,
                            Way.TELEPHONE,
                            clock.instant(),
                            new Finding.Inconclusive("not_fresh"),
                            null,
                            List.of(kept.value())));
        }));
    }

    @Test
    void anOfficerListensAndDecides() {
        Obligation due = due();
        Attempt attempt = inconclusive();
        String page = "/console/reviews/" + attempt.id();
        String piece = page + "/evidence/" + attempt.evidence().getFirst();
        assertThat(officer.get("/console/reviews").text()).contains("Núñez &lt;b&gt;", "heard before", page);
        assertThat(officer.get(page).text()).contains("<audio", piece, "Decide by");
        Answer sound = officer.get(piece);
        assertThat(sound.status()).isEqualTo(200);
        assertThat(sound.header("Content-Type")).startsWith("audio/wav");
        assertThat(sound.header("Cache-Control")).contains("no-store");
        assertThat(alerts.of(person, 10)).anyMatch(a -> a.kind() == AlertKind.REVIEW_NEEDED);
        assertThat(officer.post(page, "outcome", "FULFILLED", "reason", "The same voice.")
                        .status())
                .isEqualTo(200);
        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.FULFILLED);
        assertThat(officer.get(page).status()).isEqualTo(404);
    }

    @Test
    void whoeverIsNotThePersonMayStillBeFollowedByTheirOwnCall() {
        Obligation due = due();
        Attempt attempt = inconclusive();
        officer.get("/console/reviews");
        officer.post("/console/reviews/" + attempt.id(), "outcome", "MISSED", "reason", "Another voice.");
        assertThat(obligations.find(due.id()).orElseThrow().outcome())
                .as("the window is still open")
                .isNull();
    }

    @Test
    void whereTheFirstOfficerDoesNotHearThePersonASecondOneListensBeforeAnythingFollows() {
        Obligation due = due();
        Attempt attempt = inconclusive();
        String page = "/console/reviews/" + attempt.id();
        clock.advance(Duration.ofHours(2));
        obligations.sweep(clock.instant());
        officer.get("/console/reviews");
        assertThat(officer.post(page, "outcome", "MISSED", "reason", "Another voice <i>.")
                        .text())
                .contains("Another officer is asked to look", "second look");
        assertThat(officer.post(page, "outcome", "MISSED", "reason", "I am sure.")
                        .status())
                .isEqualTo(409);
        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.PENDING_REVIEW);

        Browser second = signedIn(area);
        assertThat(second.get(page).text()).contains("data-first-look", "Another voice &lt;i&gt;.");
        second.post(page, "outcome", "FULFILLED", "reason", "It is the same voice, with a cold.");
        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void twoOfficersWhoBothDoNotHearThePersonDecide() {
        Obligation due = due();
        Attempt attempt = inconclusive();
        String page = "/console/reviews/" + attempt.id();
        clock.advance(Duration.ofHours(2));
        obligations.sweep(clock.instant());
        officer.get("/console/reviews");
        officer.post(page, "outcome", "MISSED", "reason", "Another voice.");
        Browser second = signedIn(area);
        second.get(page);
        second.post(page, "outcome", "MISSED", "reason", "Another voice.");
        assertThat(obligations.find(due.id()).orElseThrow().outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void otherAreasSeeNothingOfIt() {
        due();
        Attempt attempt = inconclusive();
        Browser elsewhere = signedIn("elsewhere " + UUID.randomUUID());
        assertThat(elsewhere.get("/console/reviews").text())
                .doesNotContain(attempt.id().toString());
        assertThat(elsewhere.get("/console/reviews/" + attempt.id()).status()).isEqualTo(404);
        assertThat(elsewhere
                        .get("/console/reviews/" + attempt.id() + "/evidence/"
                                + attempt.evidence().getFirst())
                        .status())
                .isEqualTo(404);
        assertThat(officer.get("/console/reviews/" + attempt.id() + "/evidence/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theVoiceEnrolmentIsStartedAndTakenBack() {
        String section = "/console/participants/" + person + "/voice?purpose=SUPERVISION";
        assertThat(officer.get("/console/participants/" + person + "?purpose=SUPERVISION")
                        .text())
                .contains(section);
        assertThat(officer.get(section).text()).contains("No voiceprint", "Start the voice enrolment");
        officer.post(section);
        assertThat(officer.get(section).text()).contains("waits", "The next call");
        officer.post("/console/participants/" + person + "/voice/cancel?purpose=SUPERVISION");
        assertThat(officer.get(section).text()).contains("No voiceprint");
    }
}
