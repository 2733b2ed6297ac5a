package org.rollcall.hearing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.ParticipantId;

/**
 * A notice to report: the person has a window of days to turn up at an office.
 *
 * @param given when it was delivered, which is when the window opens
 * @param report null until an officer records that the person reported
 */
public record Notice(
        NoticeId id,
        ParticipantId participant,
        ObligationId obligation,
        String office,
        Delivery delivery,
        Instant given,
        @Nullable Report report) {
    /** How it reached the person. */
    public enum Delivery {
        IN_PERSON,
        MAIL,
        ELECTRONIC
    }

    /**
     * That the person reported.
     *
     * @param at when
     * @param noticeToAppear whether a notice to appear before the court was given then
     */
    public record Report(Instant at, boolean noticeToAppear) {}
}
