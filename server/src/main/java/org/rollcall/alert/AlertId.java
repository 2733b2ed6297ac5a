package org.rollcall.alert;

import java.util.UUID;

/** Identifies something a person must look at. */
public record AlertId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
