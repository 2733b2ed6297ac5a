package org.rollcall.staff.internal;

import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a sign-in by passkey needs beyond Spring's filter: a new session identifier, and its journal entry. */
@Component
class PasskeySignIn {
    private final Journal journal;
    private final Officers officers;

    PasskeySignIn(Journal journal, Officers officers) {
        this.journal = journal;
        this.officers = officers;
    }

    static ObjectPostProcessor<WebAuthnAuthenticationFilter> newSession() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends WebAuthnAuthenticationFilter> F postProcess(F filter) {
                filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
                return filter;
            }
        };
    }

    @EventListener
    @Transactional
    public void signedIn(AuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof WebAuthnAuthentication passkey) {
            officers.inService(passkey.getName())
                    .ifPresent(officer ->
                            journal.record(JournalEntry.of(officer.id().actor(), StaffActions.SIGNED_IN)
                                    .with("with", "passkey")));
        }
    }

    @EventListener
    @Transactional
    public void failed(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof WebAuthnAuthenticationRequestToken) {
            journal.record(JournalEntry.of(new Actor.Unknown(), StaffActions.SIGN_IN_FAILED)
                    .with("with", "passkey"));
        }
    }
}
