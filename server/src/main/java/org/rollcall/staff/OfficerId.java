package org.rollcall.staff;

import java.util.UUID;
import org.rollcall.journal.Actor;

/** An officer's identifier. */
public record OfficerId(UUID value) {
    /** The officer as the journal names them. */
    public Actor actor() {
        return new Actor.Officer(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
