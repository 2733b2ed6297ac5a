package org.rollcall.checkin.internal.telephone;

import org.rollcall.journal.Actor;
import org.rollcall.line.LineDown;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A line that is down is an outage of the telephone: windows grow by it, and nobody missed anything by it. */
@Component
class LineOutages {
    private final Obligations obligations;

    LineOutages(Obligations obligations) {
        this.obligations = obligations;
    }

    @EventListener
    void on(LineDown down) {
        obligations.recordOutage(new Actor.Machine("line"), Way.TELEPHONE, down.from(), down.until(), down.what());
    }
}
