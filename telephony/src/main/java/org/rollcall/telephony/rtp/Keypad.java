package org.rollcall.telephony.rtp;

import java.util.Optional;

/** The sixteen keys of a telephone and their event codes (RFC 4733, table 3). */
public final class Keypad {
    private static final String KEYS = "0123456789*#ABCD";

    private Keypad() {}

    /** The key of an event code; empty for events that are no key. */
    public static Optional<Character> key(int event) {
        return event >= 0 && event < KEYS.length() ? Optional.of(KEYS.charAt(event)) : Optional.empty();
    }

    /** The event code of a key. Throws IllegalArgumentException for a character that is no key. */
    public static int event(char key) {
        int event = KEYS.indexOf(Character.toUpperCase(key));
        if (event < 0) {
            throw new IllegalArgumentException("'" + key + "' is no telephone key; use one of " + KEYS + ".");
        }
        return event;
    }

    /** Whether the character is a telephone key. */
    public static boolean isKey(char key) {
        return KEYS.indexOf(Character.toUpperCase(key)) >= 0;
    }
}
