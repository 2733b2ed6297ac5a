package org.rollcall.evidence;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** A key for encryption at rest in a file that this user alone can read, made at the first start. */
public final class KeyFile {
    private KeyFile() {}

    /**
     * The AES-256-GCM key in {@code directory/name}.
     *
     * @throws UncheckedIOException if the file cannot be read or made
     * @throws IllegalStateException if it is damaged: what it encrypted is lost without a copy of it
     */
    public static Aead aead(Path directory, String name) {
        try {
            AeadConfig.register();
            Path file = directory.resolve(name);
            if (!Files.exists(file)) {
                make(directory, file);
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + name + " in " + directory + " cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key " + name + " in " + directory + " is damaged. Put the copy back that you keep of it.", e);
        }
    }

    private static void make(Path directory, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(
                directory,
                "key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
