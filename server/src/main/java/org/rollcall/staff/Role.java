package org.rollcall.staff;

/** What a member of staff may do. */
public enum Role {
    /** Enrols and supervises participants of their area of responsibility. */
    OFFICER,
    /** All an officer may, for every area, and second decisions. */
    SUPERVISOR,
    /** Reads statistics and the journal; changes nothing. */
    AUDITOR,
    /** Appoints staff and sets the programme up; sees no participant. */
    ADMINISTRATOR
}
