package org.rollcall.staff.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rollcall.staff.SecondFactorSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Writes into the session that a second factor was shown, and gives the session a new identifier. */
@Component
class ConfirmedSession implements SecondFactorSession {
    private final HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();

    @Override
    public void confirm(HttpServletRequest request, HttpServletResponse response) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof StaffPrincipal principal)) {
            return;
        }
        StaffPrincipal confirmed = principal.confirm();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(confirmed, null, confirmed.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        session.saveContext(context, request, response);
    }
}
