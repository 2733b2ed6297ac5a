package org.rollcall.request;

import java.util.UUID;

/** Identifies one request. */
public record RequestId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
