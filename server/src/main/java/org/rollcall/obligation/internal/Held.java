package org.rollcall.obligation.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Window;

/**
 * An obligation with what its rules need beside it.
 *
 * @param first the window before anything lengthened it
 * @param byPerson whether a person decided the outcome, which no machine changes then
 */
record Held(Obligation obligation, Window first, boolean byPerson) {
    Held with(Window window) {
        Obligation o = obligation;
        return new Held(
                new Obligation(
                        o.id(), o.participant(), o.condition(), o.duty(), o.way(), window, o.outcome(), o.decided()),
                first,
                byPerson);
    }

    Held with(@Nullable Outcome outcome, @Nullable Instant decided, boolean person) {
        Obligation o = obligation;
        return new Held(
                new Obligation(o.id(), o.participant(), o.condition(), o.duty(), o.way(), o.window(), outcome, decided),
                first,
                person);
    }
}
