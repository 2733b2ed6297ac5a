package org.rollcall.evidence.internal;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.evidence.EvidenceNotKept;
import org.rollcall.evidence.KeyFile;
import org.rollcall.evidence.RunningRecordings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * One file a call: pieces one after another, each its length in four bytes and then itself, encrypted and bound to the call
 * and its place.
 */
@Component
class RunningFiles implements RunningRecordings {
    private static final Logger LOG = LoggerFactory.getLogger(RunningFiles.class);

    private static final Pattern CALL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path directory;
    private final Aead aead;
    private final ConcurrentHashMap<UUID, Writing> writing = new ConcurrentHashMap<>();

    RunningFiles(
            @Value("${rollcall.evidence.directory:${rollcall.var:var}/evidence}") Path evidence,
            @Value("${rollcall.keys:${rollcall.var:var}/keys}") Path keys) {
        this.directory = evidence.resolve("running");
        this.aead = KeyFile.aead(keys, "evidence");
    }

    private record Writing(FileChannel channel, int pieces) {}

    @Override
    public void add(UUID call, byte[] piece) {
        try {
            Writing open = writing.get(call);
            Writing to = open == null ? begin(call) : open;
            // Known before it is written to: a file that fills the disk is closed and removed like any other.
            writing.put(call, new Writing(to.channel(), to.pieces() + 1));
            write(to.channel(), aead.encrypt(piece, binding(call, to.pieces())));
        } catch (IOException | GeneralSecurityException e) {
            throw new EvidenceNotKept("What is being recorded could not be written to disk: " + e.getMessage(), e);
        }
    }

    private Writing begin(UUID call) throws IOException {
        Files.createDirectories(directory);
        return new Writing(
                FileChannel.open(
                        file(call),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                0);
    }

    private static void write(FileChannel channel, byte[] sealed) throws IOException {
        ByteBuffer left = ByteBuffer.allocate(Integer.BYTES + sealed.length)
                .putInt(sealed.length)
                .put(sealed)
                .flip();
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    @Override
    public List<byte[]> left(UUID call) {
        try {
            return pieces(call, ByteBuffer.wrap(Files.readAllBytes(file(call))));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new EvidenceNotKept("What was being recorded cannot be read from disk.", e);
        }
    }

    private List<byte[]> pieces(UUID call, ByteBuffer file) {
        var pieces = new ArrayList<byte[]>();
        while (file.remaining() > Integer.BYTES) {
            int length = file.getInt();
            if (length < 0 || length > file.remaining()) {
                break;
            }
            byte[] sealed = new byte[length];
            file.get(sealed);
            try {
                pieces.add(aead.decrypt(sealed, binding(call, pieces.size())));
            } catch (GeneralSecurityException e) {
                LOG.warn("The recording of call {} is damaged after its piece {}.", call, pieces.size());
                break;
            }
        }
        return pieces;
    }

    @Override
    public void discard(UUID call) {
        Writing open = writing.remove(call);
        try {
            if (open != null) {
                open.channel().close();
            }
            Files.deleteIfExists(file(call));
        } catch (NotDirectoryException e) {
            // Then there is nothing to remove.
        } catch (IOException e) {
            LOG.warn("The recording of call {}, of no use any more, could not be removed.", call, e);
        }
    }

    @Override
    public int discardBefore(Instant time) {
        try (Stream<Path> files = Files.list(directory)) {
            List<UUID> old = files.filter(file -> lastWritten(file).isBefore(time))
                    .map(file -> file.getFileName().toString())
                    .filter(CALL.asMatchPredicate())
                    .map(UUID::fromString)
                    .toList();
            old.forEach(this::discard);
            return old.size();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return 0;
        } catch (IOException e) {
            throw new EvidenceNotKept("What was being recorded cannot be listed.", e);
        }
    }

    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            // It has gone meanwhile.
            return Instant.MAX;
        }
    }

    private Path file(UUID call) {
        return directory.resolve(call.toString());
    }

    private static byte[] binding(UUID call, int piece) {
        return ("running/" + call + "/" + piece).getBytes(StandardCharsets.US_ASCII);
    }
}
