package org.rollcall.obligation;

/** What is to be done. */
public enum Duty {
    CHECK_IN,
    REPORT,
    HEARING
}
