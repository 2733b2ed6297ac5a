package org.rollcall.obligation;

import java.util.UUID;

/** Identifies one thing to do inside one window. */
public record ObligationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
