package org.rollcall.staff.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.staff.Officer;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request to the interface in by its bearer token (RFC 6750), for that request alone. */
final class TokenSignIn extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Officers officers;
    private final Clock clock;

    TokenSignIn(Officers officers, Clock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        officer(request.getHeader("Authorization")).ifPresent(TokenSignIn::signIn);
        chain.doFilter(request, response);
    }

    private Optional<Officer> officer(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String token = header.substring(SCHEME.length()).strip();
        return officers.inService(Passwords.digest(token), clock.instant());
    }

    private static void signIn(Officer officer) {
        StaffPrincipal principal = StaffPrincipal.of(officer).confirm();
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
        // Read for this request: it need not be read again at each question of it (PostgresStaff.of).
        authentication.setDetails(officer);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }
}
