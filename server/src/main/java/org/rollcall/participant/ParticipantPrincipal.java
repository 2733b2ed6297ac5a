package org.rollcall.participant;

import java.security.Principal;

/** Who is signed in to the app; a controller takes it as an {@code @AuthenticationPrincipal}. */
public record ParticipantPrincipal(ParticipantId id) implements Principal {
    @Override
    public String getName() {
        return id.toString();
    }
}
