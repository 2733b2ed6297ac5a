package org.rollcall.document.internal;

import org.rollcall.journal.Action;

/** What the document module writes into the journal. */
final class Actions {
    static final Action KEPT = new Action("document.kept");
    static final Action REFUSED = new Action("document.refused");
    static final Action SCANNED = new Action("document.scanned");

    private Actions() {}
}
