package org.rollcall.hearing.internal;

import org.rollcall.journal.Action;

/** What this module writes into the journal. */
final class Actions {
    static final Action NOTICE_GIVEN = new Action("hearing.notice_given");
    static final Action REPORT_RECORDED = new Action("hearing.report_recorded");
    static final Action HEARING_SET = new Action("hearing.hearing_set");
    static final Action APPEARANCE_RECORDED = new Action("hearing.appearance_recorded");

    private Actions() {}
}
