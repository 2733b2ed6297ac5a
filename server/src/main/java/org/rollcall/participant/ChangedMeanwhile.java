package org.rollcall.participant;

/** Someone else changed the record since it was read: reload, and decide again. */
public final class ChangedMeanwhile extends IllegalStateException {
    public ChangedMeanwhile() {
        super("Someone else changed this record while you had it open. Reload the page and make your change again.");
    }
}
