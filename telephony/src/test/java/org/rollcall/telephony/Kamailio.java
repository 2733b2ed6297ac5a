package org.rollcall.telephony;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Kamailio with the configuration of deploy/kamailio. Needs the packages kamailio and kamailio-tls-modules. */
final class Kamailio implements AutoCloseable {
    private static final Path DEPLOY = Path.of("..", "deploy", "kamailio");
    private static final int TRIES = 20;

    private final Process process;
    private final Path directory;
    private final int port;
    private final int tlsPort;

    private Kamailio(Process process, Path directory, int port, int tlsPort) {
        this.process = process;
        this.directory = directory;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /**
     * Starts one in front of these lines; 127.0.0.1 is a trusted peer, 127.0.0.3 a plain one.
     *
     * @param own its certificate, and whom it trusts over TLS
     * @param callsPerSource how many calls one address may have at a time
     */
    static Kamailio start(Path directory, List<LineProcess> lines, TestCertificate own, int callsPerSource)
            throws IOException, InterruptedException {
        int port = freePort();
        int tlsPort = Baresip.freePort();
        Files.createDirectories(directory);
        Files.copy(DEPLOY.resolve("kamailio.cfg"), directory.resolve("kamailio.cfg"));
        Files.writeString(directory.resolve("site.cfg"), """
                listen=udp:127.0.0.1:%d
                listen=tcp:127.0.0.1:%d
                #!define WITH_TLS
                #!define TLS_FILE "%s"
                listen=tls:127.0.0.1:%d
                #!define NODES_FILE "%s"
                #!define PEERS_FILE "%s"
                #!define CALLS_PER_SOURCE %d
                """.formatted(
                        port,
                        port,
                        directory.resolve("tls.cfg"),
                        tlsPort,
                        directory.resolve("nodes.list"),
                        directory.resolve("peers.list"),
                        callsPerSource));
        Files.write(
                directory.resolve("nodes.list"),
                lines.stream().map(l -> "1 sip:127.0.0.1:" + l.port() + " 0 0").toList());
        Files.writeString(directory.resolve("peers.list"), "1 127.0.0.1 32 0\n2 127.0.0.3 32 0\n");
        Files.writeString(
                directory.resolve("tls.cfg"),
                Files.readString(DEPLOY.resolve("tls.cfg"))
                        .replace("/etc/kamailio/key.pem", own.key().toString())
                        .replace("/etc/kamailio/certificate.pem", own.root().toString())
                        .replace("/etc/kamailio/trunk-root.pem", own.root().toString()));
        List<String> command = List.of(
                "kamailio",
                "-f",
                directory.resolve("kamailio.cfg").toString(),
                "-DD",
                "-E",
                "-m",
                "64",
                "-Y",
                directory.toString(),
                "-P",
                directory.resolve("kamailio.pid").toString());
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("kamailio.log").toFile())
                .start();
        Kamailio kamailio = new Kamailio(process, directory, port, tlsPort);
        kamailio.awaitStart();
        return kamailio;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        try (RawPhone phone = new RawPhone(port)) {
            phone.patience(1_000);
            for (int i = 0; process.isAlive() && i < TRIES; i++) {
                try {
                    phone.request("OPTIONS", null, "");
                    phone.await("SIP/2.0 200");
                    return;
                } catch (SocketTimeoutException | java.net.PortUnreachableException notYet) {
                    continue;
                }
            }
        }
        close();
        throw new IOException("Kamailio did not start: " + Files.readString(directory.resolve("kamailio.log")));
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
