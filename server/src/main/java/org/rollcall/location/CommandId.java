package org.rollcall.location;

import java.util.UUID;

/** Identifies one command to a tracker. */
public record CommandId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
