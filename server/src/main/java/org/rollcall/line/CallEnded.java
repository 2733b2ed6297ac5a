package org.rollcall.line;

import java.time.Instant;

/**
 * A call ended.
 *
 * @param why a closed-list word: completed, hung_up, line_died_ with its cause, interrupted, failed or process_died
 */
public record CallEnded(CallRecordId call, Instant at, String why) {}
