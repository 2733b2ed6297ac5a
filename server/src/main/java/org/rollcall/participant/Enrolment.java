package org.rollcall.participant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay in the programme.
 *
 * @param area the area of responsibility (AOR)
 * @param consentVersion the version of the consent text the person was given in their language
 */
public record Enrolment(
        EnrolmentId id,
        ParticipantId participant,
        String area,
        String consentVersion,
        Instant opened,
        @Nullable Instant closed) {}
