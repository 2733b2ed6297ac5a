package org.rollcall.staff.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Officer;
import org.rollcall.staff.OfficerId;
import org.rollcall.staff.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How staff sign in, on PostgreSQL. */
@Component
class PostgresAccounts implements Accounts {
    private static final Duration LINK_HOLDS = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Officers officers;
    private final PostgresStaff staff;
    private final Journal journal;
    private final Clock clock;

    PostgresAccounts(JdbcClient jdbc, Officers officers, PostgresStaff staff, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.officers = officers;
        this.staff = staff;
        this.journal = journal;
        this.clock = clock;
    }

    /** A new link's token where there is no administrator yet; null where there is. Former links stop working. */
    @Transactional
    public @Nullable String invite() {
        if (officers.anyAdministrator()) {
            return null;
        }
        String token = Passwords.token();
        Instant now = clock.instant();
        jdbc.sql("UPDATE staff.invitation SET used = ? WHERE used IS NULL")
                .param(Timestamp.from(now))
                .update();
        jdbc.sql("INSERT INTO staff.invitation (hash, made, until) VALUES (?, ?, ?)")
                .params(Passwords.digest(token), Timestamp.from(now), Timestamp.from(now.plus(LINK_HOLDS)))
                .update();
        journal.record(JournalEntry.of(new Actor.Machine("start"), StaffActions.LINK_MADE));
        return token;
    }

    @Override
    public boolean linkHolds(String token) {
        return jdbc.sql("SELECT count(*) FROM staff.invitation WHERE hash = ? AND used IS NULL AND until > ?")
                        .params(Passwords.digest(token), Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Override
    @Transactional
    public Officer firstAdministrator(String token, String signIn, String name, String password) {
        Timestamp now = Timestamp.from(clock.instant());
        int used = jdbc.sql("UPDATE staff.invitation SET used = ? WHERE hash = ? AND used IS NULL AND until > ?")
                .params(now, Passwords.digest(token), now)
                .update();
        if (used != 1) {
            throw new NoSuchElementException("This link was used, or is older than 24 hours. Start Rollcall again: it"
                    + " prints a new one as long as there is no administrator.");
        }
        return staff.appoint(
                new Actor.Machine("first-administrator"), signIn, name, password, EnumSet.of(Role.ADMINISTRATOR), null);
    }

    @Override
    @Transactional
    public void changePassword(OfficerId own, String present, String wanted) {
        Officer officer = officers.inService(own.value()).orElseThrow();
        if (!Passwords.matches(present, officers.password(officer.signIn()).orElse(null))) {
            throw new IllegalArgumentException("The present password is not right.");
        }
        Passwords.check(wanted, officer.signIn());
        officers.changePassword(own, Passwords.hash(wanted));
        journal.record(JournalEntry.of(own.actor(), StaffActions.PASSWORD_CHANGED)
                .about(new Subject(Subject.Kind.OFFICER, own.value())));
    }

    @Override
    public List<Passkey> passkeys(OfficerId own) {
        return jdbc.sql(
                        "SELECT credential, label, created, last_used FROM staff.passkey WHERE officer = ? ORDER BY created")
                .param(own.value())
                .query((row, n) -> new Passkey(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("credential")),
                        row.getString("label"),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("last_used").toInstant()))
                .list();
    }

    @Override
    @Transactional
    public TokenGiven addIntegration(
            Actor by, String signIn, String name, Set<Role> roles, @Nullable String area, int days) {
        Officer account = staff.add(by, signIn.strip().toLowerCase(Locale.ROOT), name, null, roles, area, true);
        return give(by, account, days);
    }

    @Override
    @Transactional
    public TokenGiven renewToken(Actor by, OfficerId integration, int days) {
        Officer account = officers.all(true).stream()
                .filter(o -> o.id().equals(integration))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no such integration."));
        return give(by, account, days);
    }

    private TokenGiven give(Actor by, Officer account, int days) {
        if (days < 1 || days > 366) {
            throw new IllegalArgumentException("Choose how long the token holds: 1 to 366 days.");
        }
        String token = Passwords.token();
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofDays(days));
        jdbc.sql("UPDATE staff.token SET ended = ? WHERE officer = ? AND ended IS NULL")
                .params(Timestamp.from(now), account.id().value())
                .update();
        jdbc.sql("INSERT INTO staff.token (id, officer, hash, made, until) VALUES (?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        account.id().value(),
                        Passwords.digest(token),
                        Timestamp.from(now),
                        Timestamp.from(until))
                .update();
        journal.record(JournalEntry.of(by, StaffActions.TOKEN_GIVEN)
                .about(new Subject(Subject.Kind.OFFICER, account.id().value()))
                .with("days", days));
        return new TokenGiven(new Integration(account, until), token);
    }

    @Override
    public List<Integration> integrations() {
        return officers.all(true).stream()
                .map(account -> new Integration(account, tokenHolds(account.id())))
                .toList();
    }

    private @Nullable Instant tokenHolds(OfficerId account) {
        return jdbc.sql("SELECT until FROM staff.token WHERE officer = ? AND ended IS NULL AND until > ?")
                .params(account.value(), Timestamp.from(clock.instant()))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
