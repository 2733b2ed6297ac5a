package org.rollcall.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class StaffTest {
    private static final Actor TEST = new Actor.Machine("test");
    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Staff staff;

    @Autowired
    Accounts accounts;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    @AfterEach
    void timeAsItWas() {
        clock.reset();
    }

    private Officer appointed(Role... roles) {
        return staff.appoint(TEST, "o-" + UUID.randomUUID(), "Olga O’Hara", PASSWORD, Set.of(roles), null);
    }

    private Answer signIn(Browser browser, Officer officer, String password) {
        browser.get("/console/sign-in");
        return browser.post("/console/sign-in", "name", officer.signIn(), "password", password);
    }

    @Test
    void theRightPasswordOpensTheConsoleAndIsJournalled() {
        Officer officer = appointed(Role.OFFICER);
        var browser = new Browser(port);
        assertThat(browser.get("/console").path()).isEqualTo("/console/sign-in");
        Answer home = signIn(browser, officer, PASSWORD);
        assertThat(home.path()).isEqualTo("/console");
        assertThat(home.text()).contains("Olga O’Hara", "Participants").doesNotContain("/console/staff");
        assertThat(jdbc.sql("SELECT count(*) FROM journal.entry WHERE action = 'staff.signed_in' AND actor = ?")
                        .param("officer:" + officer.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSessionChangesItsNameAtSignIn() {
        Officer officer = appointed(Role.OFFICER);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        String before = browser.cookie("rollcall");
        browser.post("/console/sign-in", "name", officer.signIn(), "password", PASSWORD);
        assertThat(browser.cookie("rollcall")).isNotEqualTo(before);
        browser.post("/console/sign-out");
        assertThat(browser.get("/console").path()).isEqualTo("/console/sign-in");
    }

    @Test
    void aFormWithoutTheTokenIsRefused() {
        Officer officer = appointed(Role.OFFICER);
        Answer refused = new Browser(port).post("/console/sign-in", "name", officer.signIn(), "password", PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("You may not do this");
    }

    @Test
    void fiveFailuresPauseAKnownAndAnUnknownNameAlike() {
        Officer officer = appointed(Role.OFFICER);
        for (String name : new String[] {officer.signIn(), "nobody-" + UUID.randomUUID()}) {
            var browser = new Browser(port);
            browser.get("/console/sign-in");
            for (int i = 0; i < 5; i++) {
                assertThat(browser.post("/console/sign-in", "name", name, "password", "wrong wrong wrong")
                                .text())
                        .contains("not right");
            }
            assertThat(browser.post("/console/sign-in", "name", name, "password", PASSWORD)
                            .text())
                    .contains("Too many tries");
        }
        clock.advance(Duration.ofSeconds(31));
        assertThat(signIn(new Browser(port), officer, PASSWORD).path()).isEqualTo("/console");
    }

    @Test
    void aFailureIsJournalledUnderAKeyedHashOnly() {
        String name = "nobody-" + UUID.randomUUID();
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        browser.post("/console/sign-in", "name", name, "password", "wrong wrong wrong");
        assertThat(jdbc.sql("SELECT canonical FROM journal.entry WHERE action = 'staff.sign_in_failed'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains(name));
    }

    @Test
    void anAdministratorAppointsButSeesNoParticipant() {
        var browser = new Browser(port);
        signIn(browser, appointed(Role.ADMINISTRATOR), PASSWORD);
        assertThat(browser.get("/console/participants").status()).isEqualTo(403);
        String name = "new-" + UUID.randomUUID();
        browser.get("/console/staff");
        assertThat(browser.post(
                                "/console/staff",
                                "signIn",
                                name,
                                "name",
                                "<script>alert(1)</script>",
                                "password",
                                PASSWORD,
                                "roles",
                                "OFFICER")
                        .text())
                .contains(name, "&lt;script>")
                .doesNotContain("<script>alert");
        assertThat(browser.post(
                                "/console/staff",
                                "signIn",
                                name,
                                "name",
                                "Again",
                                "password",
                                PASSWORD,
                                "roles",
                                "OFFICER")
                        .text())
                .contains("is taken");
    }

    @Test
    void anOfficerAppointsNobody() {
        var browser = new Browser(port);
        signIn(browser, appointed(Role.OFFICER), PASSWORD);
        assertThat(browser.get("/console/staff").status()).isEqualTo(403);
        assertThat(browser.post("/console/staff", "signIn", "x").status()).isEqualTo(403);
    }

    @Test
    void whoseServiceEndedIsOutAtOnce() {
        Officer officer = appointed(Role.OFFICER);
        var browser = new Browser(port);
        signIn(browser, officer, PASSWORD);
        staff.end(TEST, officer.id());
        assertThat(browser.get("/console/account").status()).isEqualTo(403);
        assertThat(signIn(new Browser(port), officer, PASSWORD).text()).contains("not right");
    }

    @Test
    void weakPasswordsAndBadNamesAreRefusedWithASentence() {
        assertThatThrownBy(() -> staff.appoint(TEST, "someone", "S", "too short", Set.of(Role.OFFICER), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12");
        assertThatThrownBy(() -> staff.appoint(TEST, "; DROP TABLE", "S", PASSWORD, Set.of(Role.OFFICER), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> staff.appoint(TEST, "someone", "S", PASSWORD, Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role");
    }

    @Test
    void thePasswordIsChangedOnlyWithThePresentOne() {
        Officer officer = appointed(Role.OFFICER);
        assertThatThrownBy(() -> accounts.changePassword(officer.id(), "not the present one", "another long secret"))
                .isInstanceOf(IllegalArgumentException.class);
        accounts.changePassword(officer.id(), PASSWORD, "another long secret");
        assertThat(signIn(new Browser(port), officer, PASSWORD).text()).contains("not right");
        assertThat(signIn(new Browser(port), officer, "another long secret").path())
                .isEqualTo("/console");
    }

    @Test
    void aTokenOpensTheInterfaceUntilItEnds() {
        Accounts.TokenGiven given =
                accounts.addIntegration(TEST, "sys-" + UUID.randomUUID(), "Court", Set.of(Role.OFFICER), null, 10);
        assertThat(api(given.token())).isNotEqualTo(401);
        assertThat(api("wrong")).isEqualTo(401);
        assertThat(api(accounts.renewToken(TEST, given.integration().account().id(), 10)
                        .token()))
                .isNotEqualTo(401);
        assertThat(api(given.token())).isEqualTo(401);
        assertThat(journal.about(
                        new Subject(
                                Subject.Kind.OFFICER,
                                given.integration().account().id().value()),
                        9))
                .hasSize(3);
    }

    private int api(String token) {
        return new Browser(port)
                .send("/api/nothing", r -> r.header("Authorization", "Bearer " + token))
                .status();
    }
}
