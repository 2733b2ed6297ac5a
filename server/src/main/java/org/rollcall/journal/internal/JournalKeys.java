package org.rollcall.journal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key that signs the seals and the key of the keyed hashes, made at the first start and readable by this user alone. */
@Component
final class JournalKeys {
    private final PrivateKey signing;
    private final PublicKey verifying;
    private final byte[] hashing;

    JournalKeys(@Value("${rollcall.keys:${rollcall.var:var}/keys}") Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = directory.resolve("journal");
            if (!Files.exists(file)) {
                write(directory, file);
            }
            List<String> lines = Files.readAllLines(file);
            Base64.Decoder base64 = Base64.getDecoder();
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            signing = keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0))));
            verifying = keys.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1))));
            hashing = base64.decode(lines.get(2));
        } catch (IOException e) {
            throw new UncheckedIOException("The journal's keys in " + directory + " cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The journal's keys in " + directory + " are damaged.", e);
        }
    }

    private static void write(Path directory, Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Base64.Encoder base64 = Base64.getEncoder();
        Path fresh = Files.createTempFile(
                directory,
                "journal",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                fresh,
                List.of(
                        base64.encodeToString(pair.getPrivate().getEncoded()),
                        base64.encodeToString(pair.getPublic().getEncoded()),
                        base64.encodeToString(secret)));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(signing);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The seal could not be signed.", e);
        }
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(verifying.getEncoded());
    }

    String keyedHash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hashing, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
