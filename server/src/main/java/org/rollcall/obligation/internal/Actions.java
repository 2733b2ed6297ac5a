package org.rollcall.obligation.internal;

import org.rollcall.journal.Action;

/** What this module writes into the journal. */
final class Actions {
    static final Action OPENED = new Action("obligation.opened");
    static final Action ATTEMPT_RECORDED = new Action("obligation.attempt_recorded");
    static final Action OUTCOME_REACHED = new Action("obligation.outcome_reached");
    static final Action SETTLED = new Action("obligation.settled");
    static final Action DECIDED = new Action("obligation.decided");
    static final Action WINDOW_LENGTHENED = new Action("obligation.window_lengthened");
    static final Action OUTAGE_RECORDED = new Action("obligation.outage_recorded");
    static final Action DUE_LIST_READ = new Action("obligation.due_list_read");
    static final Action RECEIPT_VERIFIED = new Action("obligation.receipt_verified");

    private Actions() {}
}
