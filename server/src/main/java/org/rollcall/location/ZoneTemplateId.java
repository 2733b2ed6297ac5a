package org.rollcall.location;

import java.util.UUID;

/** Identifies a zone template. */
public record ZoneTemplateId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
