package org.rollcall.face;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Files of one npm package, pinned: the tarball by its SRI digest, each file by its SHA-256. npm decides from where
 * the package comes; the digests decide whether it is used.
 *
 * @param sri the registry's integrity value, {@code sha512-} and base64
 * @param files path inside the package to SHA-256 in hexadecimal
 */
record NpmPackage(String name, String version, String sri, Map<String, String> files) {
    private static final long NPM_MINUTES = 10;

    /** The directory below the cache that holds the checked files under their plain names. */
    Path directory(Path cache) {
        return cache.resolve(name.replace("@", "").replace('/', '-') + "-" + version);
    }

    /**
     * Fetches the files unless they are in the cache already, and checks them either way.
     *
     * @throws ModelsUnavailable with what to do, when npm or the package cannot be had or a digest differs
     */
    Path fetch(Path cache) {
        return fetch(cache, "npm");
    }

    Path fetch(Path cache, String npm) {
        Path directory = directory(cache);
        if (Files.isDirectory(directory)) {
            verify(directory);
            return directory;
        }
        // One thread of this process, then one process of this machine; a lost lock only costs a second download.
        synchronized (NpmPackage.class) {
            try {
                Files.createDirectories(cache);
                Path lockFile = cache.resolve("." + directory.getFileName() + ".lock");
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (!lock.isValid() || !Files.isDirectory(directory)) {
                        download(cache, directory, npm);
                    }
                }
            } catch (IOException e) {
                throw new ModelsUnavailable(
                        "Cannot write to the cache " + cache + " (" + e.getMessage()
                                + "). Name a writable directory in ROLLCALL_MODELS.",
                        e);
            }
        }
        verify(directory);
        return directory;
    }

    /** Checks every pinned file in a directory. */
    void verify(Path directory) {
        files.forEach((path, expected) -> {
            Path file = directory.resolve(plainName(path));
            try {
                String found = Digests.sha256(Files.readAllBytes(file));
                if (!found.equals(expected)) {
                    throw new ModelsUnavailable(
                            "%s is not the pinned file: its SHA-256 is %s, expected %s. Delete %s and fetch again."
                                    .formatted(file, found, expected, directory));
                }
            } catch (IOException e) {
                throw new ModelsUnavailable(
                        "%s cannot be read. Delete %s and fetch again.".formatted(file, directory), e);
            }
        });
    }

    private void download(Path cache, Path directory, String npm) throws IOException {
        Path work = Files.createTempDirectory(cache, ".fetching-");
        try {
            byte[] tarball = pack(work, npm);
            String found = "sha512-" + Base64.getEncoder().encodeToString(Digests.sha512(tarball));
            if (!found.equals(sri)) {
                throw new ModelsUnavailable(
                        "npm delivered another %s@%s than the pinned one (%s, expected %s). Nothing was kept. Check the registry that npm is configured for."
                                .formatted(name, version, found, sri));
            }
            Path unpacked = Files.createDirectory(work.resolve("unpacked"));
            Tarball.extract(
                    tarball,
                    "package/",
                    files.keySet(),
                    (path, content) -> Files.write(unpacked.resolve(plainName(path)), content));
            verify(unpacked);
            publish(unpacked, directory);
        } finally {
            deleteTree(work);
        }
    }

    private static void publish(Path unpacked, Path directory) throws IOException {
        try {
            Files.move(unpacked, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            // Another process without our lock (a network file system) may have been first; its files are as good.
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private byte[] pack(Path work, String npm) throws IOException {
        Path log = work.resolve("npm.log");
        List<String> command =
                List.of(npm, "pack", name + "@" + version, "--ignore-scripts", "--pack-destination", work.toString());
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new ModelsUnavailable(
                    "npm was not found, and the weights come through it. Install Node.js with npm, or run 'npm pack "
                            + name + "@" + version + "' elsewhere and unpack these files into "
                            + directory(work.getParent() == null ? work : work.getParent())
                            + ": " + files.keySet(),
                    e);
        }
        awaitSuccess(process, log);
        try (var found = Files.newDirectoryStream(work, "*.tgz")) {
            for (Path tarball : found) {
                return Files.readAllBytes(tarball);
            }
        }
        throw new ModelsUnavailable("npm pack " + name + "@" + version + " left no tarball: " + tail(log));
    }

    private void awaitSuccess(Process npm, Path log) throws IOException {
        try {
            if (!npm.waitFor(NPM_MINUTES, TimeUnit.MINUTES)) {
                throw new ModelsUnavailable("npm pack " + name + "@" + version + " did not end within " + NPM_MINUTES
                        + " minutes. Check the network and try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelsUnavailable("Interrupted while npm fetched " + name, e);
        } finally {
            npm.destroy();
        }
        if (npm.exitValue() != 0) {
            throw new ModelsUnavailable("npm could not fetch " + name + "@" + version
                    + ". Check the network and npm's configuration, then try again. npm said: " + tail(log));
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static String plainName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void deleteTree(Path root) {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
