package org.rollcall.staff;

/** Someone was appointed. */
public record OfficerAppointed(Officer officer) {}
