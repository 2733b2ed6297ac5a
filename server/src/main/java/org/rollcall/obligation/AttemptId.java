package org.rollcall.obligation;

import java.util.UUID;

/** Identifies one try. */
public record AttemptId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
