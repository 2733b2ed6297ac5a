package org.rollcall.staff.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.staff.Officer;
import org.rollcall.staff.OfficerId;
import org.rollcall.staff.SecondFactor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Second factors on PostgreSQL. */
@Component
class PostgresSecondFactor implements SecondFactor {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** As long as the hash (RFC 4226, 4). */
    private static final int SECRET_BYTES = 20;

    /** The setting {@code rollcall.staff.second-factor}. */
    enum Rule {
        /** The console opens to nobody by a password alone. */
        REQUIRED,
        /** Who has added a second factor shows it; who has not is let in. For demonstrations. */
        OPTIONAL
    }

    private final Rule rule;
    private final Authenticators authenticators;
    private final RecoveryCodes recoveries;
    private final Passkeys passkeys;
    private final Officers officers;
    private final PostgresStaff staff;
    private final Tries tries;
    private final Journal journal;
    private final Clock clock;

    PostgresSecondFactor(
            @Value("${rollcall.staff.second-factor:required}") Rule rule,
            Authenticators authenticators,
            RecoveryCodes recoveries,
            Passkeys passkeys,
            Officers officers,
            PostgresStaff staff,
            Tries tries,
            Journal journal,
            Clock clock) {
        this.rule = rule;
        this.authenticators = authenticators;
        this.recoveries = recoveries;
        this.passkeys = passkeys;
        this.officers = officers;
        this.staff = staff;
        this.tries = tries;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Standing standing() {
        return standing(SecurityContextHolder.getContext().getAuthentication());
    }

    Standing standing(@Nullable Authentication signedIn) {
        if (signedIn == null) {
            return Standing.TO_BE_SHOWN;
        }
        boolean byPasswordAlone = signedIn.getPrincipal() instanceof StaffPrincipal principal && !principal.confirmed();
        if (!byPasswordAlone) {
            return Standing.COMPLETE;
        }
        Optional<Officer> officer = staff.of(signedIn);
        return officer.map(this::worth).orElse(Standing.TO_BE_SHOWN);
    }

    /** What this officer's password alone is worth. */
    Standing worth(Officer officer) {
        return standing(rule, hasAny(officer.id()));
    }

    static Standing standing(Rule rule, boolean hasAny) {
        if (hasAny) {
            return Standing.TO_BE_SHOWN;
        }
        return rule == Rule.REQUIRED ? Standing.TO_BE_ADDED : Standing.COMPLETE;
    }

    /** Whether a second factor is left, or none has to be, when one passkey is removed. */
    boolean mayRemovePasskey(@Nullable Authentication signedIn) {
        return standing(signedIn) == Standing.COMPLETE
                && staff.of(signedIn)
                        .map(Officer::id)
                        .filter(own -> mayRemovePasskey(rule, authenticators.has(own), passkeys.count(own)))
                        .isPresent();
    }

    static boolean mayRemovePasskey(Rule rule, boolean authenticator, int passkeys) {
        return rule == Rule.OPTIONAL || authenticator || passkeys > 1;
    }

    private boolean hasAny(OfficerId officer) {
        return authenticators.has(officer) || passkeys.has(officer);
    }

    @Override
    public boolean hasAuthenticator(OfficerId own) {
        return authenticators.has(own);
    }

    @Override
    public String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base32.encode(secret);
    }

    @Override
    public String address(Officer own, String secret) {
        return "otpauth://totp/Rollcall:" + URLEncoder.encode(own.signIn(), StandardCharsets.UTF_8) + "?secret="
                + secret + "&issuer=Rollcall";
    }

    @Override
    @Transactional
    public void addAuthenticator(OfficerId own, String secret, String code) {
        byte[] key = Base32.decode(secret);
        Instant now = clock.instant();
        OptionalLong step = TimedCodes.matching(key, code, now, Long.MIN_VALUE);
        if (step.isEmpty()) {
            throw new IllegalArgumentException(
                    "This is not the code the app shows now. Wait for the next one; the phone’s clock must be right.");
        }
        authenticators.keep(own, key, now, step.getAsLong());
        record(own.actor(), StaffActions.AUTHENTICATOR_ADDED, own);
    }

    @Override
    @Transactional
    public void removeAuthenticator(OfficerId own) {
        if (rule == Rule.REQUIRED && !passkeys.has(own)) {
            throw new IllegalStateException("This is your only second factor. Add a passkey first, then remove it.");
        }
        if (authenticators.remove(own)) {
            record(own.actor(), StaffActions.AUTHENTICATOR_REMOVED, own);
        }
    }

    @Override
    @Transactional
    public Shown show(OfficerId own, String code) {
        return tried(own, "code", () -> {
            Optional<Authenticators.Kept> kept = authenticators.of(own);
            OptionalLong step = kept.isEmpty()
                    ? OptionalLong.empty()
                    : TimedCodes.matching(
                            kept.get().secret(),
                            code,
                            clock.instant(),
                            kept.get().lastStep());
            step.ifPresent(used -> authenticators.used(own, used));
            return step.isPresent();
        });
    }

    @Override
    @Transactional
    public Shown recover(OfficerId own, String code) {
        return tried(own, "recovery", () -> {
            if (!recoveries.use(own, code, clock.instant())) {
                return false;
            }
            authenticators.remove(own);
            passkeys.removeAll(own);
            return true;
        });
    }

    private interface Check {
        boolean holds();
    }

    private Shown tried(OfficerId own, String with, Check check) {
        String hash = journal.keyedHash("staff-second-factor:" + own.value());
        if (tries.paused(hash).isPresent()) {
            return Shown.PAUSED;
        }
        boolean right = check.holds();
        if (right) {
            tries.succeeded(hash);
        } else {
            tries.failed(hash);
        }
        journal.record(JournalEntry.of(
                        own.actor(), right ? StaffActions.SECOND_FACTOR_SHOWN : StaffActions.SECOND_FACTOR_FAILED)
                .about(new Subject(Subject.Kind.OFFICER, own.value()))
                .with("with", with));
        return right ? Shown.RIGHT : Shown.WRONG;
    }

    @Override
    @Transactional
    public String giveRecoveryCode(Actor by, OfficerId officer) {
        if (by.equals(officer.actor())) {
            throw new IllegalArgumentException("Nobody gives themselves a recovery code: ask another administrator.");
        }
        if (officers.inService(officer.value()).isEmpty()) {
            throw new NoSuchElementException("There is no such officer in service.");
        }
        record(by, StaffActions.RECOVERY_CODE_GIVEN, officer);
        return recoveries.give(officer, clock.instant());
    }

    private void record(Actor by, Action action, OfficerId about) {
        journal.record(JournalEntry.of(by, action).about(new Subject(Subject.Kind.OFFICER, about.value())));
    }
}
