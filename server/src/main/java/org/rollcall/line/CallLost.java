package org.rollcall.line;

import java.time.Instant;

/** A call died with the process that had it; told in the transaction that ends it. {@code at} is when that was noticed. */
public record CallLost(CallRecordId call, Instant at) {}
