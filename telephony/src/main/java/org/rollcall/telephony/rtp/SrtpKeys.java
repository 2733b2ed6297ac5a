package org.rollcall.telephony.rtp;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One direction's SRTP key as it stands in an a=crypto line (RFC 4568, section 9): AES_CM_128 with an HMAC-SHA1 tag of 80
 * or 32 bits.
 *
 * @param tag the number of the line, repeated in the answer
 * @param suite the crypto suite's name
 * @param keyAndSalt 16 bytes of key and 14 of salt
 */
public record SrtpKeys(int tag, String suite, byte[] keyAndSalt) {
    /** The suite this side offers. */
    public static final String PREFERRED = "AES_CM_128_HMAC_SHA1_80";

    private static final String SHORT_TAG = "AES_CM_128_HMAC_SHA1_32";
    private static final int KEY = 16;
    private static final int SALT = 14;
    private static final Pattern LINE = Pattern.compile(
            "^(\\d{1,9})\\s+(AES_CM_128_HMAC_SHA1_(?:80|32))\\s+inline:([A-Za-z0-9+/=]{40,44})(?:\\|.*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the value of an a=crypto line; empty for suites this side does not know. */
    public static Optional<SrtpKeys> read(String value) {
        Matcher m = LINE.matcher(value.strip());
        if (!m.find()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(m.group(3));
            return bytes.length == KEY + SALT
                    ? Optional.of(new SrtpKeys(
                            Integer.parseInt(m.group(1)), m.group(2).toUpperCase(Locale.ROOT), bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Fresh keys under this tag and suite. */
    public static SrtpKeys fresh(int tag, String suite) {
        byte[] bytes = new byte[KEY + SALT];
        RANDOM.nextBytes(bytes);
        return new SrtpKeys(tag, suite, bytes);
    }

    /** The value of the a=crypto line. */
    public String line() {
        return tag + " " + suite + " inline:" + Base64.getEncoder().encodeToString(keyAndSalt);
    }

    byte[] key() {
        return Arrays.copyOf(keyAndSalt, KEY);
    }

    byte[] salt() {
        return Arrays.copyOfRange(keyAndSalt, KEY, KEY + SALT);
    }

    int authenticationBytes() {
        return suite.equals(SHORT_TAG) ? 4 : 10;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKeys k
                && k.tag == tag
                && k.suite.equals(suite)
                && Arrays.equals(k.keyAndSalt, keyAndSalt);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(keyAndSalt);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SrtpKeys[" + tag + " " + suite + "]";
    }
}
