package org.rollcall.staff.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.staff.Officer;
import org.rollcall.staff.SecondFactor.Standing;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks name and password; a name nobody has is treated as one with a wrong password. Deliberately no bean: Spring would
 * make it the parent of the console's own manager too, and every failure would be asked and counted twice.
 */
class PasswordSignIn implements AuthenticationProvider {
    /** Nothing was looked at: too many tries. */
    static final class Paused extends LockedException {
        private final long seconds;

        Paused(long seconds) {
            super("Too many tries.");
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }

    private sealed interface Outcome {
        record Right(Officer officer) implements Outcome {}

        record Wrong() implements Outcome {}

        record Waiting(Instant until) implements Outcome {}
    }

    private final Officers officers;
    private final PostgresSecondFactor second;
    private final Tries tries;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordSignIn(
            Officers officers,
            PostgresSecondFactor second,
            Tries tries,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.officers = officers;
        this.second = second;
        this.tries = tries;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String signIn = request.getName().strip().toLowerCase(Locale.ROOT);
        String password = request.getCredentials() instanceof String given ? given : "";
        Outcome outcome = transaction.execute(status -> check(signIn, password));
        return switch (outcome) {
            case Outcome.Right(Officer officer) -> {
                StaffPrincipal byPassword = StaffPrincipal.of(officer);
                // Decided now: a second factor that is added later does not end the session it was added in.
                StaffPrincipal principal =
                        second.worth(officer) == Standing.COMPLETE ? byPassword.confirm() : byPassword;
                yield UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
            }
            case Outcome.Wrong() -> throw new BadCredentialsException("Wrong name or password.");
            case Outcome.Waiting(Instant until) ->
                throw new Paused(
                        Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1));
        };
    }

    private Outcome check(String signIn, String password) {
        String hash = journal.keyedHash("staff-sign-in:" + signIn);
        Optional<Instant> paused = tries.paused(hash);
        if (paused.isPresent()) {
            failed(hash, "paused");
            return new Outcome.Waiting(paused.get());
        }
        @Nullable String kept = officers.password(signIn).orElse(null);
        boolean right = password.length() <= Passwords.LONGEST && Passwords.matches(password, kept);
        Optional<Officer> officer = right ? officers.inService(signIn) : Optional.empty();
        if (officer.isEmpty()) {
            tries.failed(hash);
            failed(hash, "wrong");
            return new Outcome.Wrong();
        }
        tries.succeeded(hash);
        journal.record(JournalEntry.of(officer.get().id().actor(), StaffActions.SIGNED_IN)
                .with("with", "password"));
        return new Outcome.Right(officer.get());
    }

    private void failed(String hash, String why) {
        journal.record(JournalEntry.of(new Actor.Unknown(), StaffActions.SIGN_IN_FAILED)
                .with("name_hash", hash)
                .with("why", why));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
