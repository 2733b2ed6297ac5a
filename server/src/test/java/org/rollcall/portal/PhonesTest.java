package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.ServerTest;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Phones that sign in without code and PIN, and the lock for a lost one. The ceremony itself is in the browser's test. */
@ServerTest
class PhonesTest {
    private static final String PASSWORD = "a long enough secret";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Staff staff;

    @Autowired
    JournalReader journal;

    @Test
    void anOfficersLockEndsEverySignIn_andCodeAndPinOpenTheAppAgain() {
        AppUser user = AppUser.signedIn(participants, port, Language.SPANISH);
        Browser officer = officer();
        String page = "/console/participants/" + user.id();
        assertThat(officer.get(page + "/phones").text()).contains("Lock the app", "No phone signs in");
        officer.get(page);
        assertThat(officer.post(page + "/phones/lock?purpose=SUPERVISION").path())
                .isEqualTo(page);
        assertThat(user.browser().get("/app").path()).isEqualTo("/app/sign-in");
        assertThat(journal.about(Subject.participant(user.id().value()), 20)).anySatisfy(entry -> {
            assertThat(entry.entry().action().code()).isEqualTo("participant.app_locked");
            assertThat(entry.entry().actor()).isInstanceOf(Actor.Officer.class);
        });
        user.signIn();
        assertThat(user.browser().get("/app/mine").text()).contains("bloqueó la aplicación");
    }

    @Test
    void onesOwnLockEndsTheSignInOnEveryPhone() {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        var second = new AppUser(user.id(), user.given(), new Browser(port));
        second.signIn();
        assertThat(user.browser().get("/app/phone").text()).contains("Have you lost a phone?", "None yet.");
        assertThat(user.browser().post("/app/phone/lock").path()).isEqualTo("/app/sign-in");
        assertThat(second.browser().get("/app").path()).isEqualTo("/app/sign-in");
    }

    @Test
    void aPasskeyIsAskedForWithTheHoldersCheck_andNamesNobody() {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        String page = user.browser().get("/app/phone").text();
        Browser.Answer options = send(user.browser(), page, "/app/phone/passkey/options");
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.text())
                .contains("\"userVerification\":\"required\"", "\"name\":\"Rollcall\"")
                .doesNotContain("Alex", user.id().toString());
    }

    @Test
    void onlyWhoIsSignedInAddsAPhone_andAnyoneMayAskToSignIn() {
        var stranger = new Browser(port);
        String page = stranger.get("/app/sign-in").text();
        assertThat(page).contains("phone-sign-in");
        assertThat(send(stranger, page, "/app/sign-in/passkey/options").text())
                .contains("\"challenge\"", "\"userVerification\":\"required\"");
        assertThat(send(stranger, page, "/app/phone/passkey/options").text()).doesNotContain("\"challenge\"");
        assertThat(send(stranger, page, "/app/sign-in/passkey").status()).isBetween(400, 401);
    }

    private static Browser.Answer send(Browser browser, String page, String path) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return browser.send(
                path,
                r -> r.header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", token.group(1))
                        .POST(BodyPublishers.ofString("{}")));
    }

    private Browser officer() {
        Officer appointed = staff.appoint(
                new Actor.Machine("test"),
                "o-" + UUID.randomUUID(),
                "Olga O’Hara",
                PASSWORD,
                Set.of(Role.OFFICER),
                AppUser.AREA);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        browser.post("/console/sign-in", "name", appointed.signIn(), "password", PASSWORD);
        return browser;
    }
}
