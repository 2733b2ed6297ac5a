package org.rollcall.location;

import java.util.UUID;

/** Identifies a one-time permission. */
public record PermissionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
