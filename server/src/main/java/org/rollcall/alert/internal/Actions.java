package org.rollcall.alert.internal;

import org.rollcall.journal.Action;

/** What this module writes into the journal. */
final class Actions {
    static final Action OPENED = new Action("alert.opened");
    static final Action CLOSED = new Action("alert.closed");
    static final Action QUEUE_READ = new Action("alert.queue_read");

    private Actions() {}
}
