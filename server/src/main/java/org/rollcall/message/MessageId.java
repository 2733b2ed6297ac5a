package org.rollcall.message;

import java.util.UUID;

/** Identifies one message. */
public record MessageId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
