package org.rollcall.checkin.internal.telephone;

import java.time.Clock;
import java.time.Instant;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.ParticipantId;
import org.springframework.stereotype.Component;

/** Whether a check-in by telephone is due now and not yet done. */
@Component
class DueByTelephone {
    private final Obligations obligations;
    private final Clock clock;

    DueByTelephone(Obligations obligations, Clock clock) {
        this.obligations = obligations;
        this.clock = clock;
    }

    boolean now(ParticipantId participant) {
        Instant now = clock.instant();
        return obligations.due(participant, now).stream()
                .anyMatch(due -> due.duty() == Duty.CHECK_IN
                        && due.way() == Way.TELEPHONE
                        && due.outcome() == null
                        && !now.isBefore(due.window().opens())
                        && now.isBefore(due.window().closes()));
    }
}
