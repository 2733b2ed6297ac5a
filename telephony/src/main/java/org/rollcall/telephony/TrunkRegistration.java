package org.rollcall.telephony;

import java.time.Duration;

/**
 * How a line registers with its trunk (RFC 3261, section 10).
 *
 * @param domain the carrier's domain, as in the address of record
 * @param expiry how long a registration is asked to hold; the trunk may grant less
 * @param firstRetry the pause after a first failure; it doubles with each further one
 * @param longestRetry the longest pause between tries
 */
public record TrunkRegistration(String domain, Duration expiry, Duration firstRetry, Duration longestRetry) {
    /** Checks what cannot work. */
    public TrunkRegistration {
        if (!domain.matches("[0-9A-Za-z.:\\[\\]-]{1,253}")) {
            throw new IllegalArgumentException(
                    "The trunk's domain is a host name or address, such as sip.example.com.");
        }
        if (expiry.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A registration holds for one second at least.");
        }
        if (firstRetry.toMillis() < 1 || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "The pause after a failed registration is 1 ms at least and the longest no shorter than the first.");
        }
    }

    /** An hour at a time; after a failure again after 5 seconds, then more slowly, at last every 10 minutes. */
    public static TrunkRegistration of(String domain) {
        return new TrunkRegistration(domain, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofMinutes(10));
    }
}
