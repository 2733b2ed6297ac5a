package org.rollcall.evidence.internal;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.rollcall.evidence.EvidenceNotKept;
import org.rollcall.evidence.KeyFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypted files, one a piece, durable before {@link #write} returns, each bound to its identifier and owner. */
@Component
class SealedFiles {
    private final Path directory;
    private final Aead aead;

    SealedFiles(
            @Value("${rollcall.evidence.directory:${rollcall.var:var}/evidence}") Path directory,
            @Value("${rollcall.keys:${rollcall.var:var}/keys}") Path keys) {
        this.directory = directory;
        this.aead = KeyFile.aead(keys, "evidence");
    }

    private Path file(UUID id) {
        // The first two hexadecimal digits keep any one folder small.
        return directory.resolve(id.toString().substring(0, 2)).resolve(id.toString());
    }

    private static byte[] binding(UUID id, UUID owner) {
        return ("evidence/" + id + "/" + owner).getBytes(StandardCharsets.US_ASCII);
    }

    void write(UUID id, UUID owner, byte[] content) {
        Path target = file(id);
        Path part = target.resolveSibling(id + ".part");
        try {
            byte[] sealed = aead.encrypt(content, binding(id, owner));
            Files.createDirectories(target.getParent());
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(sealed);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException | GeneralSecurityException e) {
            deleteIfThere(part);
            throw new EvidenceNotKept("The evidence could not be written to disk: " + e.getMessage(), e);
        }
    }

    byte[] read(UUID id, UUID owner) {
        try {
            return aead.decrypt(Files.readAllBytes(file(id)), binding(id, owner));
        } catch (IOException e) {
            throw new EvidenceNotKept("Evidence " + id + " cannot be read from disk.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Evidence " + id + " was changed on disk or needs another key.", e);
        }
    }

    boolean has(UUID id) {
        return Files.exists(file(id));
    }

    void delete(UUID id) {
        deleteIfThere(file(id));
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(SealedFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "A file of no use could not be removed: " + file, e);
        }
    }
}
