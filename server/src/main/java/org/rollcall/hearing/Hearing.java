package org.rollcall.hearing;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.ParticipantId;

/**
 * A hearing before a court.
 *
 * @param zone the court's zone
 * @param noticeProven whether there is proof that the person was told of it
 * @param insteadOf the hearing that the agency moved to this date
 * @param recorded null while nobody has recorded what came of it: that is never an absence
 */
public record Hearing(
        HearingId id,
        ParticipantId participant,
        ObligationId obligation,
        String court,
        Kind kind,
        Instant starts,
        ZoneId zone,
        boolean noticeProven,
        @Nullable HearingId insteadOf,
        @Nullable Recorded recorded) {
    /** Which kind of hearing. */
    public enum Kind {
        MASTER_CALENDAR,
        INDIVIDUAL,
        BOND,
        REVIEW,
        OTHER
    }

    /** What came of it. */
    public enum Appearance {
        APPEARED,
        NOT_APPEARED,
        /** The court did without the person's presence. */
        WAIVED,
        /** The agency or the court moved it. */
        RESCHEDULED
    }

    /** Where the record comes from. */
    public enum Source {
        COURT_RECORD,
        OFFICER_PRESENT,
        COUNSEL_SAID,
        PARTICIPANT_SAID
    }

    /** What was recorded last. */
    public record Recorded(Appearance appearance, Source source, Instant at) {}
}
