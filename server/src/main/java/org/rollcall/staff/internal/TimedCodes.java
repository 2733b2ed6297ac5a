package org.rollcall.staff.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of authenticator apps (TOTP, RFC 6238 with HMAC-SHA-1 over RFC 4226): six digits, a new one every 30 seconds. Every
 * such app knows this form; several know no other.
 */
final class TimedCodes {
    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    /** Clocks may differ by one step (RFC 6238, 5.2). */
    private static final int STEPS_AROUND = 1;

    private TimedCodes() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** The code of a step (RFC 4226, 5.3). */
    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step later than {@code after} and around now whose code this is; empty if it is none's. */
    static OptionalLong matching(byte[] secret, String code, Instant now, long after) {
        byte[] given = code.replaceAll("\\s", "").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        long middle = step(now);
        for (long step = Math.max(after + 1, middle - STEPS_AROUND); step <= middle + STEPS_AROUND; step++) {
            byte[] right = code(secret, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, given)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }
}
