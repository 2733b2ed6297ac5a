package org.rollcall.participant.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.ParticipantId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Draws codes and PINs and hashes them under a key kept beside the database and not in it: six digits alone would be
 * tried through in seconds by whoever has the table. A code is looked up by its hash, so that one is fast; a PIN's is
 * slow (bcrypt).
 */
@Component
class SignInSecrets {
    /** No 0, 1, I, L, O and U: they are mistaken for others. */
    static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    static final int CODE_LENGTH = 8;
    static final int PIN_LENGTH = 6;

    private final SecureRandom random = new SecureRandom();
    private final BCryptPasswordEncoder slow = new BCryptPasswordEncoder(10);
    private final byte[] key;
    // Compared where nobody has the code, so that the answer takes as long.
    private final String nobody;

    SignInSecrets(@Value("${rollcall.keys:${rollcall.var:var}/keys}") Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = directory.resolve("participant-sign-in");
            if (!Files.exists(file)) {
                write(directory, file);
            }
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The participants' sign-in key in " + directory + " cannot be read.", e);
        }
        nobody = slow.encode("nobody");
    }

    private void write(Path directory, Path file) throws IOException {
        var secret = new byte[32];
        random.nextBytes(secret);
        Path fresh = Files.createTempFile(
                directory,
                "participant-sign-in",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(secret));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String newCode() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Six digits, none of the kind people try first. */
    String newPin() {
        String pin;
        do {
            pin = String.format("%06d", random.nextInt(1_000_000));
        } while (pin.chars().distinct().count() < 3 || "0123456789 9876543210".contains(pin));
        return pin;
    }

    String codeHash(String code) {
        return keyed("code:" + code);
    }

    String pinHash(ParticipantId person, String pin) {
        return slow.encode(keyed("pin:" + person + ":" + pin));
    }

    boolean matches(@Nullable ParticipantId person, String pin, @Nullable String hash) {
        return slow.matches(keyed("pin:" + person + ":" + pin), hash == null ? nobody : hash) && hash != null;
    }

    private String keyed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
