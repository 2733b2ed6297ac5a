package org.rollcall.line;

import java.util.UUID;

/** Identifies one call on the line. */
public record CallRecordId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
