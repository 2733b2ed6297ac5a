package org.rollcall.staff.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.staff.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class FirstAdministratorTest {
    private static final String PASSWORD = "a long enough secret";

    @Autowired
    PostgresAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    /** Other tests of this context appoint administrators; here there is none in service. */
    @BeforeEach
    void noAdministrator() {
        jdbc.sql("UPDATE staff.officer SET ended = now() WHERE 'ADMINISTRATOR' = ANY (roles) AND ended IS NULL")
                .update();
    }

    @AfterEach
    void timeAsItWas() {
        clock.reset();
    }

    private String invited() {
        String token = accounts.invite();
        assertThat(token).isNotNull();
        return token == null ? "" : token;
    }

    private static String name() {
        return "first-" + java.util.UUID.randomUUID();
    }

    @Test
    void theLinkWorksOnceAndAppointsAnAdministratorOnly() {
        String token = invited();
        assertThat(accounts.linkHolds(token)).isTrue();
        assertThat(accounts.firstAdministrator(token, name(), "First", PASSWORD).roles())
                .containsExactly(Role.ADMINISTRATOR);
        assertThat(accounts.linkHolds(token)).isFalse();
        assertThatThrownBy(() -> accounts.firstAdministrator(token, name(), "Second", PASSWORD))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(accounts.invite()).isNull();
    }

    @Test
    void aRefusedFormLeavesTheLinkStanding() {
        String token = invited();
        assertThatThrownBy(() -> accounts.firstAdministrator(token, name(), "First", "short"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(accounts.linkHolds(token)).isTrue();
    }

    @Test
    void theLinkEndsAfterADayAndWhenAnotherIsMade() {
        String replaced = invited();
        String token = invited();
        assertThat(accounts.linkHolds(replaced)).isFalse();
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(accounts.linkHolds(token)).isFalse();
    }

    @Test
    void onlyAHashOfItIsKept() {
        String token = invited();
        assertThat(jdbc.sql("SELECT count(*) FROM staff.invitation WHERE position(? IN hash) > 0")
                        .param(token.getBytes(StandardCharsets.US_ASCII))
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
