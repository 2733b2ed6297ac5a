package org.rollcall.obligation;

/** A try was recorded. */
public record AttemptRecorded(Attempt attempt) {}
