package org.rollcall.message.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key by which push services know this server (VAPID, RFC 8292), made at the first start and readable by this user alone. */
@Component
class PushKey {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Duration HOLDS = Duration.ofHours(12);

    private final PrivateKey signing;
    private final String point;

    PushKey(@Value("${rollcall.keys:${rollcall.var:var}/keys}") Path directory) {
        Path file = directory.resolve("push");
        try {
            if (!Files.exists(file)) {
                make(directory, file);
            }
            List<String> lines = Files.readAllLines(file);
            signing = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
            point = lines.get(1);
        } catch (IOException e) {
            throw new UncheckedIOException("The key of push reminders in " + directory + " cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key of push reminders in " + directory + " is damaged. Put the copy back that you keep of it.",
                    e);
        }
    }

    private static void make(Path directory, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair pair = PushEncryption.pair();
        Path fresh = Files.createTempFile(
                directory,
                "push",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                fresh,
                List.of(
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                        BASE64URL.encodeToString(PushEncryption.point((ECPublicKey) pair.getPublic()))));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The public key, uncompressed, in base64url. */
    String point() {
        return point;
    }

    /** The header {@code Authorization} for a push service (RFC 8292, 2 and 3); where the operator is reached is told if known. */
    String authorization(URI endpoint, @Nullable String contact, Instant now) throws GeneralSecurityException {
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        String claims = "{\"aud\":\"" + audience + "\",\"exp\":"
                + now.plus(HOLDS).getEpochSecond() + (contact == null ? "}" : ",\"sub\":\"" + contact + "\"}");
        String signed = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(signing);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + signed + "." + BASE64URL.encodeToString(signature.sign()) + ", k=" + point;
    }

    private static String encoded(String json) {
        return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
