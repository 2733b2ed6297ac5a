package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;

class EncryptedCallTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountDownLatch listening = new CountDownLatch(1);

    @TempDir
    private Path directory = Path.of("");

    private TestCertificate certificate() throws Exception {
        return TestCertificate.in(directory);
    }

    /** What the line's side found out. */
    private record Found(Digits digits, Heard heard) {}

    private SipLine line(TestCertificate own, Sound prompt, CompletableFuture<Found> found) throws IOException {
        CallHandler handler = call -> {
            try {
                call.answer();
                call.play(Tones.later(prompt));
                Digits digits = call.collect(2, SOON, SOON, '#');
                listening.countDown();
                found.complete(new Found(
                        digits, call.listen(new Listening(SOON, SOON, Duration.ofMillis(800)), BargeIn.NONE)));
                call.pause(SOON);
            } catch (CallEnded e) {
                found.completeExceptionally(e);
            }
        };
        LineSettings settings = LineSettings.loopback().withTls(new LineTls(own.context(), 0, true, true));
        return SipLine.open(settings, handler, Clock.systemUTC());
    }

    @Test
    void twoLinesSpeakEncryptedOverMutualTls() throws Exception {
        Sound prompt = Tones.words(11, 3);
        Sound speech = Tones.words(12, 4);
        CompletableFuture<Found> found = new CompletableFuture<>();
        TestCertificate own = certificate();
        try (SipLine server = line(own, prompt, found)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.tlsPort());
            LineSettings settings = LineSettings.loopback()
                    .withTls(new LineTls(own.context(), 0, true, true))
                    .withTrunk(address, Transport.TLS);
            try (SipLine client = SipLine.open(settings, call -> {}, Clock.systemUTC())) {
                CallResult result = client.call(new OutgoingCall("1", "2", SOON));
                assertThat(result).isInstanceOf(CallResult.Answered.class);
                Call call = ((CallResult.Answered) result).call();
                Heard heard = call.listen(SOON, Duration.ofMillis(500));
                call.sendDigit('4');
                call.sendDigit('2');
                call.play(Tones.later(speech));
                Found there = found.get(20, TimeUnit.SECONDS);

                assertThat(there.digits().keys()).isEqualTo("42");
                assertThat(Tones.likeness(prompt, ((Heard.Speech) heard).sound()))
                        .isGreaterThan(0.99);
                assertThat(Tones.likeness(speech, ((Heard.Speech) there.heard()).sound()))
                        .isGreaterThan(0.99);
                call.hangUp();
            }
        }
    }

    @Test
    void baresipSpeaksEncryptedOverTls() throws Exception {
        Sound prompt = Tones.words(13, 4);
        Sound speech = Tones.words(14, 4);
        Path silence = directory.resolve("silence.wav");
        Path words = directory.resolve("words.wav");
        Wav.write(Tones.silence(30), WavEncoding.PCM_16, silence);
        Wav.write(speech.then(Tones.silence(30)), WavEncoding.PCM_16, words);
        CompletableFuture<Found> found = new CompletableFuture<>();
        TestCertificate own = certificate();
        try (SipLine line = line(own, prompt, found);
                Baresip phone = Baresip.startEncrypted(
                        directory.resolve("phone"), "+15551230000", silence, own.key(), own.root())) {
            phone.dial("sip:+15559990000@127.0.0.1:" + line.tlsPort() + ";transport=tls");
            phone.await("CALL_ESTABLISHED", SOON);
            phone.press('4');
            phone.press('2');
            assertThat(listening.await(20, TimeUnit.SECONDS)).isTrue();
            phone.speak(words);
            Found there = found.get(30, TimeUnit.SECONDS);
            phone.hangUp();
            phone.await("CALL_CLOSED", SOON);

            assertThat(there.digits().keys()).isEqualTo("42");
            assertThat(there.heard()).isInstanceOf(Heard.Speech.class);
            assertThat(Tones.likeness(prompt, SoundFile.read(phone.heard()))).isGreaterThan(0.99);
        }
    }

    @Test
    void aPlainOfferIsRefusedWhereOnlyEncryptedMediaIsTaken() throws Exception {
        try (SipLine line = line(certificate(), Tones.words(1, 1), new CompletableFuture<>());
                RawPhone phone = new RawPhone(line.port())) {
            phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
            assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 488");
        }
    }

    private static SSLSocket handshake(TestCertificate own, SipLine line, String protocol, String... suites)
            throws IOException {
        SSLSocket socket = (SSLSocket)
                own.context().getSocketFactory().createSocket(InetAddress.ofLiteral("127.0.0.1"), line.tlsPort());
        try {
            socket.setEnabledProtocols(new String[] {protocol});
            if (suites.length > 0) {
                socket.setEnabledCipherSuites(suites);
            }
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Test
    void onlyTlsOfTodayIsSpoken() throws Exception {
        TestCertificate own = certificate();
        try (SipLine line = line(own, Tones.words(1, 1), new CompletableFuture<>())) {
            for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
                try (SSLSocket socket = handshake(own, line, protocol)) {
                    assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
                }
            }
            assertThatThrownBy(() -> handshake(own, line, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
                    .isInstanceOf(SSLException.class);
        }
    }
}
