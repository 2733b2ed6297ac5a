package org.rollcall.identity;

import java.util.UUID;

/** Identifies one comparison of a sample with a template. */
public record ComparisonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
