package org.rollcall.staff.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords and tokens: what is accepted, and how they are kept. */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    private static final BCryptPasswordEncoder SLOW = new BCryptPasswordEncoder(10);
    // Compared where no account is, so that a wrong name costs what a wrong password does.
    private static final String NOBODY = SLOW.encode("nobody");

    private Passwords() {}

    static void check(String password, String signIn) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException("Choose a password of " + SHORTEST + " to " + LONGEST + " characters.");
        }
        String low = password.toLowerCase(Locale.ROOT);
        if (low.contains(signIn)
                || low.contains("password")
                || low.contains("rollcall")
                || password.chars().distinct().count() < 5) {
            throw new IllegalArgumentException(
                    "Choose a password that is harder to guess: without the sign-in name, and of different characters.");
        }
    }

    static String hash(String password) {
        return SLOW.encode(shortened(password));
    }

    static boolean matches(String password, @Nullable String hash) {
        return SLOW.matches(shortened(password), hash == null ? NOBODY : hash) && hash != null;
    }

    // bcrypt reads 72 bytes only.
    private static String shortened(String password) {
        return Base64.getEncoder().encodeToString(digest(password));
    }

    /** 256 random bits in base64url. */
    static String token() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A token's hash; tokens are random, so a fast one does. */
    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
