package org.rollcall.location;

import java.util.UUID;

/** Identifies a zone of one participant. */
public record ZoneId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
