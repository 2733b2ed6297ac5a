package org.rollcall.checkin;

import java.util.UUID;

/** Identifies what one attempt before the camera was asked for. */
public record ChallengeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
