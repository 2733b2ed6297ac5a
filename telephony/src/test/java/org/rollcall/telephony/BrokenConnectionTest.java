package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes broken by TCP and TLS is answered there, and the connection goes on where it can. */
class BrokenConnectionTest {
    private static final int MOST_PER_SOURCE = 128;

    @TempDir
    private static Path directory = Path.of("");

    private static @Nullable TestCertificate certificate;

    @BeforeAll
    static void certificate() throws Exception {
        certificate = TestCertificate.in(directory);
    }

    @AfterAll
    static void forget() {
        certificate = null;
    }

    private static TestCertificate own() {
        TestCertificate own = certificate;
        if (own == null) {
            throw new IllegalStateException("There is no certificate.");
        }
        return own;
    }

    private static SipLine line() throws IOException {
        return line(LineSettings.loopback());
    }

    private static SipLine line(LineSettings settings) throws IOException {
        return SipLine.open(
                settings.withTls(new LineTls(own().context(), 0, true, false)),
                call -> call.reject(RejectReason.BUSY),
                Clock.systemUTC());
    }

    private static RawConnection connection(SipLine line, Transport transport) throws IOException {
        return transport == Transport.TLS
                ? RawConnection.tls(own().context(), line.tlsPort(), "127.0.0.1")
                : RawConnection.tcp(line.port());
    }

    private static void isAlive(SipLine line, Transport transport) throws IOException {
        try (RawConnection next = connection(line, transport)) {
            next.send(RawConnection.options("next"));
            assertThat(next.next()).startsWith("SIP/2.0 200").contains("Call-ID: next");
        }
    }

    private static String broken(String callId) {
        return RawConnection.options(callId).replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE");
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS"})
    void brokenRequestsAreAnsweredAmongSoundOnes(Transport transport) throws Exception {
        try (SipLine line = line();
                RawConnection connection = connection(line, transport)) {
            connection.send(broken("first") + RawConnection.options("second") + broken("third"));
            connection.send(RawConnection.options("fourth"));
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String answer = connection.next();
                answers.add(answer.substring(8, 11) + " " + answer.replaceAll("(?s).*\r\nCall-ID: (\\w+)\r.*", "$1"));
            }
            assertThat(answers).containsExactlyInAnyOrder("400 first", "200 second", "400 third", "200 fourth");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS"})
    void aBrokenRequestsBodyIsPassedOver(Transport transport) throws Exception {
        String body = "OPTIONS sip:no@127.0.0.1 SIP/2.0\r\n\r\n";
        try (SipLine line = line();
                RawConnection connection = connection(line, transport)) {
            connection.send(broken("first").replace("Length: 0", "Length: " + body.length()) + body);
            assertThat(connection.next()).startsWith("SIP/2.0 400").contains("Call-ID: first");
            connection.send(RawConnection.options("second"));
            assertThat(connection.next()).startsWith("SIP/2.0 200").contains("Call-ID: second");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TCP, Content-Length: -5, 400",
        "TLS, Content-Length: -5, 400",
        "TCP, Content-Length: many, 400",
        "TCP, Content-Length: 1000000000, 513",
        "TLS, Content-Length: 1000000000, 513",
        "TCP, Content-Type: application/sdp, 400"
    })
    void whereTheNextMessageBeginsCannotBeToldTheConnectionEnds(Transport transport, String length, String status)
            throws Exception {
        try (SipLine line = line()) {
            try (RawConnection connection = connection(line, transport)) {
                connection.send(RawConnection.options("first").replace("Content-Length: 0", length));
                assertThat(connection.next()).startsWith("SIP/2.0 " + status).contains("Call-ID: first");
                assertThat(connection.next()).isEmpty();
            }
            isAlive(line, transport);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS"})
    void aHeaderWithoutEndIsTooLarge(Transport transport) throws Exception {
        try (SipLine line = line()) {
            try (RawConnection connection = connection(line, transport)) {
                connection.send(
                        RawConnection.options("first").replace("\r\n\r\n", "\r\nSubject: ") + "long ".repeat(4_000));
                assertThat(connection.next()).startsWith("SIP/2.0 513").contains("Call-ID: first");
                assertThat(connection.next()).isEmpty();
            }
            isAlive(line, transport);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000", "hello\r\n"})
    void whatIsNoSipEndsTheConnectionUnanswered(String garbage) throws Exception {
        try (SipLine line = line()) {
            for (Transport transport : List.of(Transport.TCP, Transport.TLS)) {
                try (RawConnection connection = connection(line, transport)) {
                    connection.send(garbage);
                    assertThat(connection.nextByte()).isEqualTo(-1);
                }
                isAlive(line, transport);
            }
        }
    }

    @Test
    void noiseOfEveryKindHarmsNothing() throws Exception {
        Random random = new Random(2026);
        List<TortureMessage> messages = TortureMessage.all();
        try (SipLine line = line()) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = messages.get(random.nextInt(messages.size())).bytes();
                for (int k = random.nextInt(6); k > 0; k--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                try (RawConnection connection = RawConnection.tcp(line.port())) {
                    connection.send(bytes);
                    connection.send(bytes);
                } catch (java.net.SocketException hungUpOn) {
                    assertThat(hungUpOn).isNotNull();
                }
            }
            isAlive(line, Transport.TCP);
            isAlive(line, Transport.TLS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "TLS"})
    void brokenResponsesAndAcknowledgementsAreNotAnswered(Transport transport) throws Exception {
        try (SipLine line = line();
                RawConnection connection = connection(line, transport)) {
            connection.send(broken("first").replace("OPTIONS", "ACK"));
            connection.send(
                    "SIP/2.0 9999 What\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKx\r\nContent-Length: 0\r\n\r\n");
            connection.send(RawConnection.options("third"));
            assertThat(connection.next()).startsWith("SIP/2.0 200").contains("Call-ID: third");
        }
    }

    @Test
    void twoEmptyLinesAreAnsweredByOne() throws Exception {
        try (SipLine line = line();
                RawConnection connection = RawConnection.tcp(line.port())) {
            connection.send("\r\n\r\n");
            assertThat(connection.nextByte()).isEqualTo('\r');
            assertThat(connection.nextByte()).isEqualTo('\n');
        }
    }

    @Test
    void oneSourceHasNotAllConnections() throws Exception {
        List<RawConnection> open = new ArrayList<>();
        try (SipLine line = line()) {
            for (int i = 0; i < MOST_PER_SOURCE; i++) {
                open.add(RawConnection.tcp(line.port()));
            }
            open.getLast().send(RawConnection.options("last"));
            assertThat(open.getLast().next()).startsWith("SIP/2.0 200");
            try (RawConnection more = RawConnection.tcp(line.port())) {
                assertThat(more.nextByte()).isEqualTo(-1);
            }
            open.removeFirst().close();
            Soon.holds(() -> {
                try {
                    isAlive(line, Transport.TCP);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        } finally {
            for (RawConnection connection : open) {
                connection.close();
            }
        }
    }

    @Test
    void whoDoesNotFinishItsHandshakeKeepsNobodyWaiting() throws Exception {
        try (SipLine line = line();
                Socket silent = new Socket(InetAddress.ofLiteral("127.0.0.1"), line.tlsPort())) {
            isAlive(line, Transport.TLS);
            silent.setSoTimeout(30_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aTrustedCertificateMakesAPeerOfAnyAddress() throws Exception {
        try (SipLine line = line(LineSettings.loopback().withPeers(List.of(TrunkPeer.trusted("127.0.0.9"))))) {
            try (RawConnection certified = RawConnection.tls(own().context(), line.tlsPort(), "127.0.0.2")) {
                certified.send(RawConnection.options("certified"));
                assertThat(certified.next()).startsWith("SIP/2.0 200");
            }
            try (RawConnection stranger = RawConnection.tcp(line.port())) {
                assertThat(stranger.nextByte()).isEqualTo(-1);
            }
        }
    }
}
