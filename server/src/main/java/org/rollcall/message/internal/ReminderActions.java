package org.rollcall.message.internal;

import org.rollcall.journal.Action;

/** What reminders write into the journal. */
final class ReminderActions {
    static final Action ON = new Action("message.reminders_on");
    static final Action OFF = new Action("message.reminders_off");
    static final Action WISHED = new Action("message.reminders_wished");
    static final Action SENT = new Action("message.reminder_sent");

    private ReminderActions() {}
}
