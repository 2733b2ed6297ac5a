package org.rollcall.telephony;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The arithmetic of Digest authentication (RFC 7616, section 3.4.1), with the hashes of RFC 8760. */
enum Digest {
    MD5("MD5", "MD5"),
    SHA_256("SHA-256", "SHA-256"),
    SHA_512_256("SHA-512-256", "SHA-512/256");

    private final String token;
    private final String hash;

    Digest(String token, String hash) {
        this.token = token;
        this.hash = hash;
    }

    /**
     * What ties an answer to one request where the challenge offers qop=auth.
     *
     * @param count how often this nonce has been answered, this time included
     * @param own the client's nonce
     */
    record Quality(int count, String own) {
        String counted() {
            return String.format(Locale.ROOT, "%08x", count);
        }
    }

    /** The algorithm of this name in any case; MD5 where none is named. */
    static Optional<Digest> named(String name) {
        if (name.isEmpty()) {
            return Optional.of(MD5);
        }
        for (Digest digest : values()) {
            if (digest.token.equalsIgnoreCase(name)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    String token() {
        return token;
    }

    /** The response to a challenge, in lower-case hex. */
    String response(
            TrunkLogin login, String realm, String nonce, String method, String uri, Optional<Quality> quality) {
        String secret = hash(login.user() + ":" + realm + ":" + login.password());
        String middle =
                quality.map(q -> ":" + q.counted() + ":" + q.own() + ":auth:").orElse(":");
        return hash(secret + ":" + nonce + middle + hash(method + ":" + uri));
    }

    private String hash(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + hash + ".", e);
        }
    }
}
