package org.rollcall.obligation.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Outcome;

/**
 * One line of an obligation's history.
 *
 * @param outcome null where it was opened again
 * @param effective from when it holds; {@code recorded} is when Rollcall learnt it
 * @param reason a person's words, or a rule's name
 */
record Decision(
        ObligationId obligation,
        @Nullable Outcome outcome,
        Instant effective,
        Instant recorded,
        Actor by,
        boolean byPerson,
        String reason) {}
