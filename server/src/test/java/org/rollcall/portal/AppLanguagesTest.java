package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The app in the languages of those who use it, its failures too. */
@ServerTest
class AppLanguagesTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final String RIGHT_TO_LEFT = "<html lang=\"ar\" dir=\"rtl\">";

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    TestClock clock;

    private Browser phone;

    @BeforeEach
    void aPhone() {
        phone = new Browser(port);
    }

    @Test
    void everyPageInArabicRunsFromRightToLeft() {
        assertThat(phone.get("/app/sign-in?lang=ar").text())
                .contains(RIGHT_TO_LEFT)
                .contains("name=\"code\" class=\"code\" dir=\"ltr\"", "الرقم السري");
        assertThat(phone.get("/receipt?number=AB-1").text()).contains(RIGHT_TO_LEFT);
        signIn(Language.ARABIC);
        for (String page :
                new String[] {"/app", "/app/check-in", "/app/offline", "/app/mine", "/app/receipt?number=AB-1"}) {
            assertThat(phone.get(page).text()).as(page).contains(RIGHT_TO_LEFT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsSignedInReadsTheirPageAndItsFailuresInTheirLanguage(Language language) {
        signIn(language);
        String own = "<html lang=\"" + language.tag() + "\"";
        assertThat(phone.get("/app").text()).contains(own);
        Answer failed = phone.get("/app/nothing");
        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.text()).contains(own, "data-sentence");
        assertThat(failed.text().contains("There is nothing at this address.")).isEqualTo(language == Language.ENGLISH);
    }

    @Test
    void aRefusedFormIsToldInTheChosenLanguage() {
        phone.get("/app/sign-in?lang=uk");
        Answer refused = phone.send(
                "/app/sign-in",
                r -> r.header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("code=x&pin=y")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("<html lang=\"uk\"", "Це не дозволено", "href=\"/app\"");
    }

    @Test
    void aRefusedFormIsToldInTheLanguageOfWhoeverIsSignedIn() {
        signIn(Language.HAITIAN_CREOLE);
        Answer refused = phone.send(
                "/app/person",
                r -> r.header("Accept", "text/html").POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("<html lang=\"ht\"", "Sa pa pèmèt");
    }

    @Test
    void anUnknownReceiptIsNotFoundInTheParticipantsWords() {
        signIn(Language.FRENCH);
        Answer unknown = phone.get("/app/receipt?number=AB-1");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("<html lang=\"fr\"", "Aucun reçu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/nothing", "/app/receipt"})
    void whoAsksForJsonGetsAProblemAsBefore(String path) {
        signIn(Language.RUSSIAN);
        Answer failed = phone.send(path, r -> r.header("Accept", "application/json"));
        assertThat(failed.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void withoutScriptsThePhotographAloneIsTaken_andAWholePageAnswers() {
        signIn(Language.FRENCH);
        assertThat(phone.get("/app/check-in").text()).contains("<noscript>", "/app/check-in?whole=true");
        Answer told = phone.upload("/app/check-in?whole=true", "photograph", "image/jpeg", new byte[] {1, 2, 3});
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text()).contains("<html lang=\"fr\"", "data-outcome=\"APersonLooks\"", "data-receipt=");
    }

    @Test
    void aPageOpenedOverAndOverHoldsNoConnection() {
        signIn(Language.PORTUGUESE);
        for (int i = 0; i < 40; i++) {
            assertThat(phone.get("/app").status()).isEqualTo(200);
        }
    }

    @Test
    void failuresElsewhereStayAsTheyAre() {
        phone.get("/app/sign-in?lang=ar");
        assertThat(phone.get("/nothing").text()).contains("<html lang=\"en\"");
    }

    private void signIn(Language language) {
        Instant now = clock.instant();
        ParticipantId id = participants
                .enrol(
                        OFFICER,
                        new Participants.NewParticipant(
                                "Alex",
                                "Test " + UUID.randomUUID(),
                                null,
                                language,
                                ZoneId.of("America/New_York"),
                                null,
                                false,
                                true,
                                "Test area",
                                "test"))
                .participant();
        obligations.open(
                OFFICER, id, Duty.CHECK_IN, Way.APP, new Window(now.minusSeconds(60), now.plus(Duration.ofHours(2))));
        var given = participants.giveSignIn(OFFICER, id);
        phone.get("/app/sign-in");
        assertThat(phone.post("/app/sign-in", "code", given.enrolmentCode(), "pin", given.pin())
                        .path())
                .isEqualTo("/app");
    }
}
