package org.rollcall.telephony;

import java.time.Duration;

/**
 * A call to place.
 *
 * @param number whom to call
 * @param from the number to show
 * @param ringFor how long to let it ring
 */
public record OutgoingCall(String number, String from, Duration ringFor) {
    private static final String NUMBER = "\\+?[0-9A-Za-z*#._-]{1,64}";

    /** Checks that both numbers can stand in an address. */
    public OutgoingCall {
        if (!number.matches(NUMBER) || !from.matches(NUMBER)) {
            throw new IllegalArgumentException("A number to call is written in digits with an optional + in front.");
        }
    }
}
