package org.rollcall;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What every page's layout needs of the request. A {@link Page} passes it to its template as {@code frame}.
 *
 * @param path the path asked for
 * @param fragment whether htmx asked, so that only a part of the page is wanted
 * @param signedInAs who is signed in, by the name of their session; null if nobody is
 * @param roles the roles of {@code staff.Role} held; empty for participants
 * @param csrfParameter the name of the form field that carries the token
 */
public record Frame(
        String path,
        boolean fragment,
        @Nullable String signedInAs,
        Set<String> roles,
        String csrfHeader,
        String csrfParameter,
        String csrfToken) {
    static Frame of(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(
                request.getRequestURI(),
                request.getHeader("HX-Request") != null,
                request.getRemoteUser(),
                roles(request),
                token == null ? "" : token.getHeaderName(),
                token == null ? "" : token.getParameterName(),
                token == null ? "" : token.getToken());
    }

    private static Set<String> roles(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Authentication signedIn) {
            return signedIn.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(a -> a != null && a.startsWith("ROLE_"))
                    .map(a -> a.substring("ROLE_".length()))
                    .collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }

    /** Whether one of these roles is held. */
    public boolean may(String... anyOf) {
        for (String role : anyOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the page asked for lies under {@code start}; marks the place in the navigation. */
    public boolean under(String start) {
        return path.equals(start) || path.startsWith(start + "/");
    }

    /** The token as the JSON that htmx sends along as headers. */
    public String csrfHeaders() {
        return "{\"" + csrfHeader + "\":\"" + csrfToken + "\"}";
    }
}
