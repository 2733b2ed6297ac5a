package org.rollcall.checkin.internal.telephone;

import java.time.Instant;
import java.util.Comparator;
import org.rollcall.checkin.internal.telephone.CallDesk.Ahead;
import org.rollcall.checkin.internal.telephone.CallDesk.Report;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.Hearings;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Participant;
import org.springframework.stereotype.Component;

/** Looks up the dates that someone can ask for on the telephone. */
@Component
class WhatLiesAhead {
    private static final int MOST = 50;

    private final Hearings hearings;
    private final Obligations obligations;

    WhatLiesAhead(Hearings hearings, Obligations obligations) {
        this.hearings = hearings;
        this.obligations = obligations;
    }

    /** The next hearing after {@code now} and the first report that is still open then. */
    Ahead of(Participant participant, Instant now) {
        var hearing = hearings.hearings(participant.id(), MOST).stream()
                .filter(each -> each.recorded() == null && each.starts().isAfter(now))
                .min(Comparator.comparing(Hearing::starts));
        var report = hearings.notices(participant.id(), MOST).stream()
                .filter(notice -> notice.report() == null)
                .flatMap(notice -> obligations.find(notice.obligation()).stream()
                        .map(due -> new Report(notice.office(), due.window().closes())))
                .filter(each -> each.by().isAfter(now))
                .min(Comparator.comparing(Report::by));
        return new Ahead(hearing, report);
    }
}
