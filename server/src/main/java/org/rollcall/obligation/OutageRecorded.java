package org.rollcall.obligation;

/** A way was down. */
public record OutageRecorded(Way way, java.time.Instant from, java.time.Instant until) {}
