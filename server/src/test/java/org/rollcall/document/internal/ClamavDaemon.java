package org.rollcall.document.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** ClamAV's own daemon, as Debian has it, with one signature of ours and no other, on a port of its own. */
final class ClamavDaemon implements AutoCloseable {
    /** What the signature is of; it harms nobody. */
    static final String KNOWN = "ROLLCALL-TEST-SIGNATURE-THAT-HARMS-NOBODY";

    /** The largest stream it takes, in bytes. */
    static final int LONGEST = 1_000_000;

    private static final Duration START = Duration.ofSeconds(60);

    private final Process daemon;
    private final int port;

    private ClamavDaemon(Process daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    /** Where it is installed; empty where it is not. */
    static Optional<Path> installed() {
        return Stream.of("/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it and waits until it answers. @param folder for its signatures, its settings and what it writes */
    static ClamavDaemon started(Path program, Path folder, int port) throws IOException {
        Path signatures = Files.createDirectories(folder.resolve("signatures"));
        String bytes = HexFormat.of().formatHex(KNOWN.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(signatures.resolve("rollcall.ndb"), "Rollcall.Test:0:*:" + bytes + "\n");
        Path settings = folder.resolve("clamd.conf");
        Files.write(
                settings,
                List.of(
                        "Foreground yes",
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "DatabaseDirectory " + signatures,
                        "TemporaryDirectory " + folder,
                        "StreamMaxLength " + LONGEST));
        Process daemon = new ProcessBuilder(program.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        var started = new ClamavDaemon(daemon, port);
        try {
            Awaitility.await().atMost(START).ignoreExceptions().until(started::answers);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw new IOException("clamd did not start: " + Files.readString(folder.resolve("clamd.log")), e);
        }
    }

    private boolean answers() throws IOException {
        new Clamd(InetSocketAddress.createUnresolved("127.0.0.1", port)).ping();
        return true;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException e) {
            daemon.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
