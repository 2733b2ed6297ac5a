package org.rollcall.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ConditionId;
import org.rollcall.participant.ParticipantId;

/**
 * One thing to do inside one window.
 *
 * @param condition the condition it comes from; null for notices and hearings
 * @param window as it stands now: outages lengthen it
 * @param outcome null while it is open
 * @param decided when the outcome was reached
 */
public record Obligation(
        ObligationId id,
        ParticipantId participant,
        @Nullable ConditionId condition,
        Duty duty,
        Way way,
        Window window,
        @Nullable Outcome outcome,
        @Nullable Instant decided) {}
