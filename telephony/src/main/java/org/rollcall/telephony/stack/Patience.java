package org.rollcall.telephony.stack;

import java.time.Duration;

/**
 * How long a connection is waited for.
 *
 * @param first until its first message begins
 * @param message until a message that has begun is whole
 * @param rest between messages
 */
record Patience(Duration first, Duration message, Duration rest) {
    /** Slow lines have their time; a call whose session is refreshed every half hour keeps its connection. */
    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofHours(2));
}
