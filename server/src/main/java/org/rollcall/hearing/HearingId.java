package org.rollcall.hearing;

import java.util.UUID;

/** Identifies a hearing. */
public record HearingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
