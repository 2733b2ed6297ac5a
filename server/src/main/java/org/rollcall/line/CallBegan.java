package org.rollcall.line;

import java.time.Instant;

/** A call came in. */
public record CallBegan(CallRecordId call, Instant at) {}
