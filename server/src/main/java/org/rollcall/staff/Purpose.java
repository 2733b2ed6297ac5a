package org.rollcall.staff;

/** The closed list of reasons for which personal data may be read. Finding relatives or third parties is not on it. */
public enum Purpose {
    ENROLMENT,
    SUPERVISION,
    ALERT_REVIEW,
    COMPARISON_REVIEW,
    COURT_REPORT,
    PARTICIPANT_REQUEST,
    EQUIPMENT_SERVICE,
    AUDIT
}
