package org.rollcall.message;

import java.util.UUID;

/** Identifies one letter. */
public record LetterId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
