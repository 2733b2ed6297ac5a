package org.rollcall.identity.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.rollcall.identity.ComparisonUnavailable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The keys under which templates are encrypted, made at the first start and readable by this user alone. */
@Component
final class TemplateKeys {
    private final Aead aead;

    TemplateKeys(@Value("${rollcall.keys:${rollcall.var:var}/keys}") Path directory) {
        try {
            AeadConfig.register();
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = directory.resolve("identity.json");
            if (!Files.exists(file)) {
                write(directory, file);
            }
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The templates' keys in " + directory + " cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The templates' keys in " + directory + " are damaged.", e);
        }
    }

    private static void write(Path directory, Path file) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        Path fresh = Files.createTempFile(
                directory,
                "identity",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, json);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Encrypts; only {@link #open} with the same {@code bound} text gives it back. */
    byte[] seal(byte[] content, String bound) {
        try {
            return aead.encrypt(content, bound.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A template could not be encrypted.", e);
        }
    }

    /** Decrypts what was sealed to {@code bound}. @throws ComparisonUnavailable if it is not that, or was altered */
    byte[] open(byte[] sealed, String bound) {
        try {
            return aead.decrypt(sealed, bound.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new ComparisonUnavailable(
                    "A template cannot be decrypted: it was altered, or the keys directory is not the one it was made with.",
                    e);
        }
    }
}
