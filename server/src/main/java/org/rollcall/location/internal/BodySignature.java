package org.rollcall.location.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature over a request's body: {@code sha256=} and HMAC-SHA-256 (RFC 2104) in hexadecimal digits. */
final class BodySignature {
    /** The header that carries it. */
    static final String HEADER = "X-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String LEAD = "sha256=";

    private BodySignature() {}

    /** Whether this is the body's signature with the key; never with an empty key. */
    static boolean holds(String key, @Nullable String signature, byte[] body) {
        if (key.isBlank() || signature == null || !signature.startsWith(LEAD)) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return MessageDigest.isEqual(
                    HexFormat.of().parseHex(signature.substring(LEAD.length()).strip()), mac.doFinal(body));
        } catch (IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
