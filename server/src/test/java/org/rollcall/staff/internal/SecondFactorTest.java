package org.rollcall.staff.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Role;
import org.rollcall.staff.SecondFactor.Standing;
import org.rollcall.staff.Staff;
import org.rollcall.staff.internal.PostgresSecondFactor.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** A password alone does not open the console to whoever has a second factor, and where one is required to nobody. */
@ServerTest
class SecondFactorTest {
    private static final String PASSWORD = "a long enough secret";
    private static final Actor TEST = new Actor.Machine("test");

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    PostgresSecondFactor second;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Officer officer;

    @BeforeEach
    void someone() {
        officer = appointed(Role.OFFICER);
    }

    @AfterEach
    void timeAsItWas() {
        clock.reset();
    }

    private Officer appointed(Role role) {
        return staff.appoint(TEST, "o-" + UUID.randomUUID(), "Olga O’Hara", PASSWORD, Set.of(role), null);
    }

    private Browser signedIn(Officer who) {
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        browser.post("/console/sign-in", "name", who.signIn(), "password", PASSWORD);
        return browser;
    }

    private static String between(String start, String end, Answer page) {
        int from = page.text().indexOf(start) + start.length();
        return page.text().substring(from, page.text().indexOf(end, from));
    }

    private String code(String secret) {
        return TimedCodes.code(Base32.decode(secret), TimedCodes.step(clock.instant()));
    }

    /** Adds an authenticator app by the page, and gives its secret. */
    private String added(Browser browser) {
        String secret = between("data-secret>", "<", browser.get("/console/second-factor"));
        String code = code(secret);
        String wrong = code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
        assertThat(browser.post("/console/second-factor/new", "code", wrong).text())
                .contains("not the code");
        assertThat(browser.get("/console/second-factor").text()).contains(secret);
        assertThat(browser.post("/console/second-factor/new", "code", code).path())
                .isEqualTo("/console/account");
        return secret;
    }

    @Test
    void afterThePasswordTheCodeIsAskedFor_andEachIsTakenOnce() {
        Browser first = signedIn(officer);
        String secret = added(first);
        assertThat(first.get("/console").path()).isEqualTo("/console");
        assertThat(first.get("/console/second-factor").text()).doesNotContain(secret);
        assertThat(jdbc.sql("SELECT encode(secret, 'escape') FROM staff.authenticator WHERE officer = ?")
                        .param(officer.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(secret);

        Browser later = signedIn(officer);
        Answer asked = later.get("/console");
        assertThat(asked.path()).isEqualTo("/console/second-factor");
        assertThat(asked.text()).doesNotContain("/console/participants");
        assertThat(later.get("/console/participants").path()).isEqualTo("/console/second-factor");
        assertThat(later.get("/console/account").path()).isEqualTo("/console/second-factor");
        assertThat(later.post("/console/account/authenticator/remove").status()).isEqualTo(403);
        assertThat(later.post("/webauthn/register").status()).isEqualTo(403);
        assertThat(later.post("/console/second-factor/new", "code", code(secret))
                        .path())
                .isEqualTo("/console/second-factor");
        later.get("/console/second-factor");
        assertThat(later.post("/console/second-factor", "code", code(secret)).text())
                .contains("used already");
        clock.advance(Duration.ofSeconds(60));
        String before = later.cookie("rollcall");
        assertThat(later.post("/console/second-factor", "code", code(secret)).path())
                .isEqualTo("/console");
        assertThat(later.cookie("rollcall")).isNotEqualTo(before);
        assertThat(later.get("/console").text()).contains("/console/participants");
    }

    @Test
    void guessingIsPaused() {
        added(signedIn(officer));
        Browser guessing = signedIn(officer);
        guessing.get("/console/second-factor");
        for (int i = 0; i < 5; i++) {
            assertThat(guessing.post("/console/second-factor", "code", "abcdef").status())
                    .isEqualTo(400);
        }
        assertThat(guessing.post("/console/second-factor", "code", "abcdef").status())
                .isEqualTo(429);
    }

    @Test
    void anAdministratorsRecoveryCodeRemovesWhatWasLost_once() {
        added(signedIn(officer));
        Officer administrator = appointed(Role.ADMINISTRATOR);
        Browser office = signedIn(administrator);
        office.get("/console/staff");
        String recovery = between("data-recovery>", "<", office.post("/console/staff/" + officer.id() + "/recovery"));
        office.get("/console/staff");
        assertThat(office.post("/console/staff/" + administrator.id() + "/recovery")
                        .status())
                .isEqualTo(400);
        Browser lost = signedIn(officer);
        lost.get("/console/second-factor");
        assertThat(lost.post("/console/second-factor/recovery", "recovery", "x").status())
                .isEqualTo(400);
        lost.post("/console/second-factor/recovery", "recovery", recovery);
        assertThat(second.hasAuthenticator(officer.id())).isFalse();
        added(lost);
        Browser again = signedIn(officer);
        again.get("/console/second-factor");
        assertThat(again.post("/console/second-factor/recovery", "recovery", recovery)
                        .status())
                .isEqualTo(400);
        assertThat(jdbc.sql("SELECT actor FROM journal.entry WHERE action = 'staff.recovery_code_given'"
                                + " AND actor = ?")
                        .param("officer:" + administrator.id())
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void whereItIsRequiredAPasswordAloneOnlyAddsTheFirstOne() {
        assertThat(PostgresSecondFactor.standing(Rule.REQUIRED, false)).isEqualTo(Standing.TO_BE_ADDED);
        assertThat(PostgresSecondFactor.standing(Rule.REQUIRED, true)).isEqualTo(Standing.TO_BE_SHOWN);
        assertThat(PostgresSecondFactor.standing(Rule.OPTIONAL, true)).isEqualTo(Standing.TO_BE_SHOWN);
        assertThat(PostgresSecondFactor.standing(Rule.OPTIONAL, false)).isEqualTo(Standing.COMPLETE);
        assertThat(PostgresSecondFactor.mayRemovePasskey(Rule.REQUIRED, false, 1))
                .isFalse();
        assertThat(PostgresSecondFactor.mayRemovePasskey(Rule.REQUIRED, true, 1))
                .isTrue();
        assertThat(PostgresSecondFactor.mayRemovePasskey(Rule.REQUIRED, false, 2))
                .isTrue();
        assertThat(PostgresSecondFactor.mayRemovePasskey(Rule.OPTIONAL, false, 1))
                .isTrue();
        StaffPrincipal principal = StaffPrincipal.of(officer);
        assertThat(second.standing(UsernamePasswordAuthenticationToken.authenticated(
                        principal.confirm(), null, principal.getAuthorities())))
                .isEqualTo(Standing.COMPLETE);
        assertThatThrownBy(() -> second.giveRecoveryCode(officer.id().actor(), officer.id()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
