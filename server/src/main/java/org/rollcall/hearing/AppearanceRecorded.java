package org.rollcall.hearing;

/** What came of a hearing was recorded. */
public record AppearanceRecorded(Hearing hearing) {}
