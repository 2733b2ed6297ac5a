package org.rollcall.document;

import java.util.UUID;

/** Identifies one document. */
public record DocumentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
