package org.rollcall.message.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what a push service carries so that the browser alone reads it (RFC 8291 over RFC 8188, "aes128gcm"). */
final class PushEncryption {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE = 32;
    private static final int SALT = 16;
    private static final int RECORD = 4096;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte UNCOMPRESSED = 4;
    /** Ends the last record (RFC 8188, 2). */
    private static final byte LAST = 2;

    private PushEncryption() {}

    /** The body of the request, for a browser with this public key and secret. */
    static byte[] encrypt(byte[] text, byte[] key, byte[] secret) throws GeneralSecurityException {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return encrypt(text, key, secret, pair(), salt);
    }

    static byte[] encrypt(byte[] text, byte[] key, byte[] secret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        byte[] ownPoint = point((ECPublicKey) own.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(key(key), true);
        byte[] shared = mac(secret, agreement.generateSecret());
        byte[] material = mac(shared, joined(ascii("WebPush: info\0"), key, ownPoint, new byte[] {1}));
        byte[] pseudorandom = mac(salt, material);
        byte[] contentKey = Arrays.copyOf(mac(pseudorandom, ascii("Content-Encoding: aes128gcm\0\1")), KEY);
        byte[] nonce = Arrays.copyOf(mac(pseudorandom, ascii("Content-Encoding: nonce\0\1")), NONCE);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(joined(text, new byte[] {LAST}));
        return ByteBuffer.allocate(SALT + Integer.BYTES + 1 + ownPoint.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ownPoint.length)
                .put(ownPoint)
                .put(sealed)
                .array();
    }

    static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    /** The uncompressed form (SEC 1, 2.3.3). */
    static byte[] point(ECPublicKey key) {
        return joined(
                new byte[] {UNCOMPRESSED},
                coordinate(key.getW().getAffineX()),
                coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    /** @throws GeneralSecurityException if it is no point of the curve in uncompressed form */
    static ECPublicKey key(byte[] point) throws GeneralSecurityException {
        if (point.length != 1 + 2 * COORDINATE || point[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("A browser's key is a point of P-256 in uncompressed form.");
        }
        var at = new ECPoint(
                new BigInteger(1, point, 1, COORDINATE), new BigInteger(1, point, 1 + COORDINATE, COORDINATE));
        var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, curve()));
        // The agreement refuses a point that is not on the curve (an invalid one could give the key away).
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair().getPrivate());
        agreement.doPhase(key, true);
        return key;
    }

    static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(whole::put);
        return whole.array();
    }
}
