package org.rollcall.participant.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Participants.SignIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Signs a participant in by enrolment code and PIN. No bean, for the reason the console's has none. */
final class CodeSignIn implements AuthenticationProvider {
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

    private final Participants participants;
    private final SignedIn signedIn;
    private final Clock clock;

    CodeSignIn(Participants participants, SignedIn signedIn, Clock clock) {
        this.participants = participants;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String pin = request.getCredentials() instanceof String given ? given : "";
        // Longer ones cannot be right and only cost time.
        String code =
                request.getName().substring(0, Math.min(40, request.getName().length()));
        return switch (participants.signIn(code, pin.substring(0, Math.min(40, pin.length())))) {
            case SignIn.Accepted(ParticipantId id) -> signedIn.as(id);
            case SignIn.Refused(int triesLeft) -> throw new BadCredentialsException(Integer.toString(triesLeft));
            case SignIn.Locked(Instant until) ->
                throw new Paused(
                        Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1));
        };
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** What the sign-in page is told, as a query. */
    static String told(Exception refused) {
        return refused instanceof Paused paused ? "pause=" + paused.seconds() : "left=" + refused.getMessage();
    }
}
