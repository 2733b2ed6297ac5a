package org.rollcall.participant;

import java.util.UUID;

/** Identifies a participant. */
public record ParticipantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
