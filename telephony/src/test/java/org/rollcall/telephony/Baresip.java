package org.rollcall.telephony;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's baresip as a telephone: dials, presses keys, speaks a sound file when told to and keeps what it hears. Driven
 * over its control connection (netstrings with JSON); needs the package baresip-core.
 */
public final class Baresip implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(20);
    private static final int TRIES = 5;

    private final Path directory;
    private final Process process;
    private final Socket control;
    private final List<String> events = new ArrayList<>();
    private int token;

    private Baresip(Path directory, Process process, Socket control) {
        this.directory = directory;
        this.process = process;
        this.control = control;
        Thread.ofVirtual().name("baresip-events").start(this::readEvents);
    }

    /**
     * Starts one in an empty directory.
     *
     * @param number the number it calls from
     * @param speech what it says from the moment it is answered (8 kHz WAV, 16 bit, mono), until {@link #speak}
     * @param extra further lines of its configuration
     */
    public static Baresip start(Path directory, String number, Path speech, String... extra) throws IOException {
        return start(directory, number, speech, "", List.of(extra));
    }

    /**
     * Starts one that signals over TLS and takes SRTP only.
     *
     * @param certificate its key and certificate, PEM
     * @param trusted the line's root, PEM
     */
    public static Baresip startEncrypted(Path directory, String number, Path speech, Path certificate, Path trusted)
            throws IOException {
        List<String> extra = List.of("module srtp.so", "sip_certificate " + certificate, "sip_cafile " + trusted);
        return start(directory, number, speech, ";transport=tls;mediaenc=srtp-mand", extra);
    }

    /**
     * Starts one that answers by itself, to be called.
     *
     * @param port where it listens
     */
    public static Baresip startAnswering(Path directory, String number, Path speech, int port) throws IOException {
        return start(directory, number, speech, ";answermode=auto", List.of("sip_listen 127.0.0.1:" + port));
    }

    private static Baresip start(Path directory, String number, Path speech, String account, List<String> extra)
            throws IOException {
        for (int i = 1; ; i++) {
            int port = freePort();
            configure(directory, number, speech, account, port, extra);
            Process process = new ProcessBuilder("baresip", "-f", directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("baresip.log").toFile())
                    .start();
            Optional<Socket> control = connect(process, port);
            if (control.isPresent()) {
                return new Baresip(directory, process, control.get());
            }
            process.destroyForcibly();
            if (i == TRIES) {
                throw new IOException("baresip did not start: " + Files.readString(directory.resolve("baresip.log")));
            }
        }
    }

    /** A port of 127.0.0.1 that is free now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void configure(
            Path directory, String number, Path speech, String account, int port, List<String> extra)
            throws IOException {
        Files.createDirectories(directory.resolve("snd"));
        Files.writeString(directory.resolve("contacts"), "");
        Files.writeString(
                directory.resolve("accounts"),
                "<sip:" + number + "@127.0.0.1>;regint=0;audio_codecs=PCMU/8000/1,PCMA/8000/1;ptime=20" + account
                        + "\n");
        List<String> lines = new ArrayList<>(List.of(
                "poll_method epoll",
                "sip_listen 127.0.0.1:0",
                "net_interface 127.0.0.1",
                "audio_source aufile," + speech,
                "audio_player aufile," + directory.resolve("unused.wav"),
                "audio_srate 8000",
                "audio_channels 1",
                "ausrc_format s16",
                "auplay_format s16",
                "rtp_ports 40000-48000",
                "module_path " + modules(),
                "module g711.so",
                "module aufile.so",
                "module sndfile.so",
                "snd_path " + directory.resolve("snd"),
                "module_tmp account.so",
                "module_app menu.so",
                "module_app ctrl_tcp.so",
                "ctrl_tcp_listen 127.0.0.1:" + port));
        if (extra.stream().anyMatch(line -> line.startsWith("sip_listen"))) {
            lines.removeIf(line -> line.startsWith("sip_listen"));
        }
        lines.addAll(extra);
        Files.write(directory.resolve("config"), lines);
    }

    private static Path modules() {
        return Stream.of("/usr/lib/baresip/modules", "/usr/local/lib/baresip/modules")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("baresip is missing: apt-get install baresip-core"));
    }

    private static Optional<Socket> connect(Process process, int port) {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                return Optional.of(new Socket(InetAddress.ofLiteral("127.0.0.1"), port));
            } catch (IOException notYet) {
                pauseWhileStarting(process);
            }
        }
        return Optional.empty();
    }

    private static void pauseWhileStarting(Process process) {
        try {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Dials an address such as "sip:+15550001111@127.0.0.1:5060". */
    public void dial(String address) {
        command("dial", address);
    }

    /** Presses a key and lets it go. */
    public void press(char key) {
        command("sndcode", String.valueOf(key));
        command("sndcode", "\u0004");
    }

    /** Says this file (8 kHz WAV, 16 bit, mono) from now on, once; then it is silent. */
    public void speak(Path file) {
        command("ausrc", "aufile," + file);
    }

    /** Ends the call. */
    public void hangUp() {
        command("hangup", "");
    }

    /** Waits for an event such as CALL_ESTABLISHED or CALL_CLOSED. Throws IllegalStateException when it does not come. */
    public void await(String event, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (events) {
            while (events.stream().noneMatch(e -> e.contains("\"" + event + "\""))) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException("baresip did not tell " + event + ", but " + events);
                }
                events.wait(left);
            }
        }
    }

    /** What it has told so far, as JSON. */
    public List<String> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** The sound it heard in its last call, once it has ended. */
    public Path heard() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("snd"))) {
            return files.filter(f -> f.toString().endsWith("dec.wav"))
                    .max(java.util.Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new IOException("baresip has recorded nothing."));
        }
    }

    private void command(String name, String parameters) {
        String json = "{\"command\":\"" + name + "\",\"params\":\"" + escaped(parameters) + "\",\"token\":\"" + token++
                + "\"}";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try {
            OutputStream out = control.getOutputStream();
            out.write((body.length + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0004", "\\u0004");
    }

    private void readEvents() {
        try (DataInputStream in = new DataInputStream(control.getInputStream())) {
            while (true) {
                int length = 0;
                for (int c = in.readUnsignedByte(); c != ':'; c = in.readUnsignedByte()) {
                    length = length * 10 + c - '0';
                }
                byte[] body = in.readNBytes(length);
                in.readUnsignedByte();
                synchronized (events) {
                    events.add(new String(body, StandardCharsets.UTF_8));
                    events.notifyAll();
                }
            }
        } catch (IOException closed) {
            synchronized (events) {
                events.notifyAll();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                command("quit", "");
            }
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (UncheckedIOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            control.close();
        }
    }
}
