package org.rollcall.participant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;

/**
 * Who is signed in to the app; a controller takes it as an {@code @AuthenticationPrincipal}.
 *
 * @param language theirs when they signed in, for what must be said while their record cannot be read
 * @param lock the number of the last lock on the app when they signed in (0 before the first); a later one ends this sign-in
 */
public record ParticipantPrincipal(ParticipantId id, Language language, long lock) implements Principal {
    /** The session's attribute that holds a participant's sign-in, apart from an officer's. */
    public static final String SESSION_KEY = "rollcall.participant";

    /** Who is signed in to the app in this request's session, also where a failure is told outside of the app. */
    public static Optional<ParticipantPrincipal> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SESSION_KEY) instanceof SecurityContext context)) {
            return Optional.empty();
        }
        Authentication signedIn = context.getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof ParticipantPrincipal me
                ? Optional.of(me)
                : Optional.empty();
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
