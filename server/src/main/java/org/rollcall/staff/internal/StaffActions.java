package org.rollcall.staff.internal;

import org.rollcall.journal.Action;

/** What the staff module writes into the journal. */
final class StaffActions {
    static final Action APPOINTED = new Action("staff.officer_appointed");
    static final Action ENDED = new Action("staff.officer_ended");
    static final Action SIGNED_IN = new Action("staff.signed_in");
    static final Action SIGN_IN_FAILED = new Action("staff.sign_in_failed");
    static final Action PASSWORD_CHANGED = new Action("staff.password_changed");
    static final Action PASSKEY_ADDED = new Action("staff.passkey_added");
    static final Action PASSKEY_REMOVED = new Action("staff.passkey_removed");
    static final Action LINK_MADE = new Action("staff.first_administrator_invited");
    static final Action TOKEN_GIVEN = new Action("staff.token_given");

    static final Action AUTHENTICATOR_ADDED = new Action("staff.authenticator_added");
    static final Action AUTHENTICATOR_REMOVED = new Action("staff.authenticator_removed");
    static final Action SECOND_FACTOR_SHOWN = new Action("staff.second_factor_shown");
    static final Action SECOND_FACTOR_FAILED = new Action("staff.second_factor_failed");
    static final Action RECOVERY_CODE_GIVEN = new Action("staff.recovery_code_given");

    private StaffActions() {}
}
