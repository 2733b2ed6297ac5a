package org.rollcall.line;

import java.time.Instant;

/** A call ended. {@code why} is a closed-list word: completed, hung_up, line_died, interrupted or failed. */
public record CallEnded(CallRecordId call, Instant at, String why) {}
