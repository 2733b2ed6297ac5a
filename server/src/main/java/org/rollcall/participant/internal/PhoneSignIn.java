package org.rollcall.participant.internal;

import java.util.UUID;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs a participant in by a phone's passkey. */
final class PhoneSignIn implements AuthenticationProvider {
    private final WebAuthnRelyingPartyOperations ceremonies;
    private final SignedIn signedIn;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final TransactionTemplate transaction;

    PhoneSignIn(
            WebAuthnRelyingPartyOperations ceremonies,
            SignedIn signedIn,
            JdbcClient jdbc,
            Journal journal,
            TransactionTemplate transaction) {
        this.ceremonies = ceremonies;
        this.signedIn = signedIn;
        this.jdbc = jdbc;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        Bytes handle = verified((WebAuthnAuthenticationRequestToken) request);
        return transaction.execute(status -> {
            UUID person = jdbc.sql("SELECT person FROM participant.passkey_user WHERE handle = ?")
                    .param(handle.getBytes())
                    .query(UUID.class)
                    .single();
            journal.record(JournalEntry.of(new Actor.Participant(person), ParticipantActions.SIGNED_IN)
                    .about(Subject.participant(person))
                    .with("with", "passkey"));
            return signedIn.as(new ParticipantId(person));
        });
    }

    private Bytes verified(WebAuthnAuthenticationRequestToken request) {
        try {
            return ceremonies.authenticate(request.getWebAuthnRequest()).getId();
        } catch (RuntimeException e) {
            // The ceremony has no type of its own for what it refuses; Spring's own provider takes all alike.
            transaction.executeWithoutResult(
                    status -> journal.record(JournalEntry.of(new Actor.Unknown(), ParticipantActions.SIGN_IN_FAILED)
                            .with("with", "passkey")));
            throw new BadCredentialsException("The passkey was not accepted.", e);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return WebAuthnAuthenticationRequestToken.class.isAssignableFrom(type);
    }
}
