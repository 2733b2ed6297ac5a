package org.rollcall.telephony;

import java.time.Duration;

/**
 * How many calls may be up at once; more are refused with 503 and Retry-After.
 *
 * @param all over the whole line, incoming and outgoing
 * @param perSource incoming from one signalling address
 * @param perNumber incoming from one caller's number
 * @param retryAfter what a refused caller is told to wait
 */
public record CallLimits(int all, int perSource, int perNumber, Duration retryAfter) {
    /** 500 in all and from one trunk, 3 from one number. */
    public static final CallLimits DEFAULT = new CallLimits(500, 500, 3, Duration.ofSeconds(30));

    /** Checks that every limit is at least 1. */
    public CallLimits {
        if (all < 1 || perSource < 1 || perNumber < 1 || retryAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "Call limits must be at least 1: " + all + ", " + perSource + ", " + perNumber);
        }
    }
}
