package org.rollcall.participant;

import java.util.UUID;

/** Identifies one condition. */
public record ConditionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
