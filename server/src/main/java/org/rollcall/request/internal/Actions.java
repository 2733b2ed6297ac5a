package org.rollcall.request.internal;

import org.rollcall.journal.Action;

/** What the request module writes into the journal. */
final class Actions {
    static final Action MADE = new Action("request.made");
    static final Action ANSWERED = new Action("request.answered");
    static final Action LIST_READ = new Action("request.list_read");
    static final Action ANSWER_SEEN = new Action("request.answer_seen");

    private Actions() {}
}
