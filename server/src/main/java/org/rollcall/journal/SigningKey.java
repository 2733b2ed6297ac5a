package org.rollcall.journal;

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
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** A private key (Ed25519, RFC 8032) in a file that this user alone can read, made at the first start. */
public final class SigningKey {
    private final PrivateKey signing;
    private final String publicKey;

    private SigningKey(PrivateKey signing, String publicKey) {
        this.signing = signing;
        this.publicKey = publicKey;
    }

    /**
     * The key in {@code directory/name}.
     *
     * @throws UncheckedIOException if the file cannot be read or made
     * @throws IllegalStateException if it is damaged
     */
    public static SigningKey in(Path directory, String name) {
        try {
            Path file = directory.resolve(name);
            if (!Files.exists(file)) {
                make(directory, file);
            }
            List<String> lines = Files.readAllLines(file);
            PrivateKey signing = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
            return new SigningKey(signing, lines.get(1).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + name + " in " + directory + " cannot be read.", e);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    "The key " + name + " in " + directory + " is damaged. Put the copy back that you keep of it.", e);
        }
    }

    private static void make(Path directory, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Path fresh = Files.createTempFile(
                directory,
                "key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                fresh,
                List.of(
                        base64.encodeToString(pair.getPrivate().getEncoded()),
                        base64.encodeToString(pair.getPublic().getEncoded())));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Signs a message: 64 bytes, the same for the same message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(signing);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("It could not be signed.", e);
        }
    }

    /** Its public half (X.509 in base64), as {@link VerifyingKey#read} takes it. */
    public String publicKey() {
        return publicKey;
    }
}
