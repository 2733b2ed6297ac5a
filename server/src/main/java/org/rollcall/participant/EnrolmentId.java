package org.rollcall.participant;

import java.util.UUID;

/** Identifies one stay in the programme. */
public record EnrolmentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
