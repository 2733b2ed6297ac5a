package org.rollcall.telephony;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;

/**
 * Debian's linphonec as a telephone: dials, presses keys, speaks a sound file when told to and keeps what it hears. Driven
 * by its prompt; needs the package linphone-cli.
 */
final class Linphone implements AutoCloseable {
    private static final int WAV_HEADER = 44;
    private static final int WAV_LENGTH_AT = 40;

    private final Path heard;
    private final Process process;
    private final StringBuilder said = new StringBuilder();

    private Linphone(Path directory, Process process) {
        this.heard = directory.resolve("heard.wav");
        this.process = process;
        Thread.ofVirtual().name("linphone-output").start(this::readOutput);
    }

    /** Starts one that calls from this number, plain. Throws IOException when linphonec is missing. */
    static Linphone start(Path directory, String number) throws IOException {
        return start(directory, number, List.of("sip_port=" + Baresip.freePort(), "sip_tcp_port=0", "sip_tls_port=0"));
    }

    /** Starts one that signals over TLS to whom this root vouches for, with this key and certificate, and takes SRTP only. */
    static Linphone startEncrypted(Path directory, String number, TestCertificate own) throws IOException {
        return start(
                directory,
                number,
                List.of(
                        "sip_port=0",
                        "sip_tcp_port=0",
                        "sip_tls_port=" + Baresip.freePort(),
                        "root_ca=" + own.root(),
                        "verify_server_certs=1",
                        "verify_server_cn=0",
                        "client_cert_chain=" + own.root(),
                        "client_cert_key=" + own.key(),
                        "media_encryption=srtp",
                        "media_encryption_mandatory=1"));
    }

    private static Linphone start(Path directory, String number, List<String> signalling) throws IOException {
        Files.createDirectories(directory.resolve(".local/share/linphone"));
        List<String> lines = new ArrayList<>(List.of(
                "[sip]",
                "contact=\"Caller\" <sip:" + number + "@127.0.0.1>",
                "use_ipv6=0",
                "use_rfc2833=1",
                "use_info=0",
                "guess_hostname=0",
                "register_only_when_network_is_up=0",
                "keepalive_period=0"));
        lines.addAll(signalling);
        lines.addAll(List.of(
                "[net]",
                "firewall_policy=1",
                "nat_address=127.0.0.1",
                "enable_nat_helper=0",
                "[rtp]",
                "bind_address=127.0.0.1",
                "audio_rtp_port=40000-48000",
                "[sound]",
                "echocancellation=0",
                "[video]",
                "enabled=0",
                "capture=0",
                "display=0",
                "automatically_initiate=0",
                "automatically_accept=0",
                "[audio_codec_0]",
                "mime=PCMU",
                "rate=8000",
                "channels=1",
                "enabled=1",
                "[audio_codec_1]",
                "mime=PCMA",
                "rate=8000",
                "channels=1",
                "enabled=1"));
        Path settings = Files.write(directory.resolve("linphonerc"), lines);
        ProcessBuilder command = new ProcessBuilder("linphonec", "-c", settings.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        command.environment().put("HOME", directory.toString());
        command.environment().put("PULSE_RUNTIME_PATH", directory.toString());
        Linphone phone = new Linphone(directory, command.start());
        phone.say("soundcard use files");
        return phone;
    }

    /** Calls an address such as "sip:+15550001111@127.0.0.1:5060", says this file (8 kHz WAV) and keeps what it hears. */
    void dial(String address, Path speech) {
        say("play " + speech);
        say("record " + heard);
        say("call " + address);
    }

    /** Presses a key. */
    void press(char key) {
        say(String.valueOf(key));
    }

    /** Says this file (8 kHz WAV, 16 bit, mono) from now on. */
    void speak(Path file) {
        say("play " + file);
    }

    /** Ends the call. */
    void hangUp() {
        say("terminate");
    }

    /** The sound it heard in its call, once it has ended. It announces more in the file's header than it writes. */
    Sound heard() throws IOException {
        byte[] file = Files.readAllBytes(heard);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(WAV_LENGTH_AT, file.length - WAV_HEADER);
        return SoundFile.read(Files.write(heard, file));
    }

    /** Waits until it has printed this. Throws IllegalStateException when it does not. */
    void await(String words, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (said) {
            while (said.indexOf(words) < 0) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException("linphonec did not say '" + words + "', but: " + said);
                }
                said.wait(left);
            }
        }
    }

    private void say(String command) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("linphonec is gone: " + said, e);
        }
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            char[] some = new char[1_024];
            for (int count = lines.read(some); count >= 0; count = lines.read(some)) {
                synchronized (said) {
                    said.append(some, 0, count);
                    said.notifyAll();
                }
            }
        } catch (IOException gone) {
            synchronized (said) {
                said.append(gone);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                say("quit");
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (UncheckedIOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
