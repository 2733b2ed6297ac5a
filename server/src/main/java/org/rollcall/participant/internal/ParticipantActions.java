package org.rollcall.participant.internal;

import org.rollcall.journal.Action;

/** What the participant module writes into the journal. */
final class ParticipantActions {
    static final Action ENROLLED = new Action("participant.enrolled");
    static final Action CLOSED = new Action("participant.enrolment_closed");
    static final Action CHANGED = new Action("participant.changed");
    static final Action ADDRESS_CHANGED = new Action("participant.address_changed");
    static final Action CONDITION_SET = new Action("participant.condition_set");
    static final Action CONDITION_ENDED = new Action("participant.condition_ended");
    static final Action LISTED = new Action("participant.listed");
    static final Action SIGN_IN_GIVEN = new Action("participant.sign_in_given");
    static final Action SIGNED_IN = new Action("participant.signed_in");
    static final Action PIN_ACCEPTED = new Action("participant.pin_accepted");
    static final Action SIGN_IN_FAILED = new Action("participant.sign_in_failed");
    static final Action PASSKEY_ADDED = new Action("participant.passkey_added");
    static final Action PASSKEY_REMOVED = new Action("participant.passkey_removed");
    static final Action APP_LOCKED = new Action("participant.app_locked");
    static final Action CALENDAR_GIVEN = new Action("participant.calendar_given");
    static final Action CALENDAR_ENDED = new Action("participant.calendar_ended");
    static final Action CALENDAR_READ = new Action("participant.calendar_read");

    private ParticipantActions() {}
}
