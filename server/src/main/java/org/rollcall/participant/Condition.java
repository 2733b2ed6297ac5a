package org.rollcall.participant;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the authority requires.
 *
 * @param authority the law or order it rests on
 * @param reason why this technology and no less
 * @param recurrence when check-ins are due; null where nothing recurs (GPS alone, NONE)
 * @param window how long each check-in stays open
 * @param review when a person must ask again whether it is still needed
 */
public record Condition(
        ConditionId id,
        EnrolmentId enrolment,
        ParticipantId participant,
        Technology technology,
        String authority,
        String reason,
        @Nullable Recurrence recurrence,
        Duration window,
        Instant starts,
        Instant review,
        @Nullable Instant ends) {}
