package org.rollcall.staff.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Officer;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request to the interface in by its bearer token (RFC 6750), for that request alone. */
final class TokenSignIn extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Accounts accounts;
    private final Officers officers;

    TokenSignIn(Accounts accounts, Officers officers) {
        this.accounts = accounts;
        this.officers = officers;
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
        UUID holder = accounts.holderOf(header.substring(SCHEME.length()).strip());
        return holder == null ? Optional.empty() : officers.inService(holder);
    }

    private static void signIn(Officer officer) {
        StaffPrincipal principal = StaffPrincipal.of(officer).confirm();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
        SecurityContextHolder.setContext(context);
    }
}
