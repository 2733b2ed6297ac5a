package org.rollcall.participant.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.rollcall.participant.ParticipantPrincipal;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a sign-in that is older than the last lock, at its next request. Each node keeps its sessions in its own memory,
 * and so each asks the table.
 */
final class LockedSignIns extends OncePerRequestFilter {
    private final SignedIn signedIn;

    LockedSignIns(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ParticipantPrincipal.of(request).filter(me -> !signedIn.holds(me)).isPresent()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(ParticipantPrincipal.SESSION_KEY);
            }
        }
        chain.doFilter(request, response);
    }
}
