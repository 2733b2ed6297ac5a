package org.rollcall.journal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A public key (Ed25519, RFC 8032) that came from elsewhere than what it verifies. */
public final class VerifyingKey {
    private final PublicKey key;

    private VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads a key as Rollcall publishes it.
     *
     * @param text X.509 in base64
     * @throws IllegalArgumentException if it is no such key
     */
    public static VerifyingKey read(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.strip());
            return new VerifyingKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The key is no Ed25519 public key in base64 (X.509).", e);
        }
    }

    /** Whether the signature over the message was made with this key's private half. */
    public boolean signed(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
