package org.rollcall.obligation;

/** How an obligation is met. Outages are recorded per way. */
public enum Way {
    TELEPHONE,
    APP,
    TRACKER,
    OFFICE,
    COURT
}
