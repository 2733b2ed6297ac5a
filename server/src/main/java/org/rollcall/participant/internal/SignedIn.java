package org.rollcall.participant.internal;

import org.rollcall.participant.AppAccess;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Makes the sign-in that a session of the app keeps, and says whether one it kept still holds. */
@Component
class SignedIn {
    static final String AUTHORITY = "PARTICIPANT";

    private final Participants participants;
    private final AppAccess access;

    SignedIn(Participants participants, AppAccess access) {
        this.participants = participants;
        this.access = access;
    }

    Authentication as(ParticipantId id) {
        var principal =
                new ParticipantPrincipal(id, participants.find(id).orElseThrow().language(), access.lastLock(id));
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, AuthorityUtils.createAuthorityList(AUTHORITY));
    }

    /** False once the app was locked after this sign-in. */
    boolean holds(ParticipantPrincipal me) {
        return access.lastLock(me.id()) == me.lock();
    }
}
