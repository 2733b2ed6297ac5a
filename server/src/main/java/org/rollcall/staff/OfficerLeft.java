package org.rollcall.staff;

/** Someone left the programme's service; they can no longer sign in. */
public record OfficerLeft(OfficerId officer) {}
