package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 4475's messages, each sent as a datagram to a line of its own: many of them share one branch. */
class TortureTest {
    private static final String ORDINARY = "+15559990000";
    private static final int SIP_PORT = 5_060;

    /** Ordinary calls are answered; a torturous one that got so far is told that it is busy here. */
    private static void handle(Call call) throws InterruptedException {
        if (call.caller().called().equals(ORDINARY)) {
            call.answer();
        } else {
            call.reject(RejectReason.BUSY);
        }
    }

    static List<TortureMessage> messages() {
        return TortureMessage.all();
    }

    @Test
    void theyAreAllThere() {
        assertThat(messages()).extracting(TortureMessage::name).hasSize(49).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isTakenOrRefusedAsTheRfcSaysAndTheLineGoesOn(TortureMessage message) throws Exception {
        try (SipLine line = SipLine.open(LineSettings.loopback(), TortureTest::handle, Clock.systemUTC());
                DatagramSocket sender = sipPort();
                RawPhone phone = new RawPhone(line.port())) {
            byte[] bytes = message.bytes();
            InetSocketAddress target = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), line.port());
            sender.send(new DatagramPacket(bytes, bytes.length, target));
            assertThat(outcome(sender, target)).as(message.toString()).isEqualTo(message.outcome());
            phone.call();
        }
    }

    /** By a connection: one that announces more than ever comes is waited for, so it is left out. */
    static List<TortureMessage> messagesThatEnd() {
        return messages().stream().filter(m -> !m.name().equals("clerr")).toList();
    }

    @ParameterizedTest
    @MethodSource("messagesThatEnd")
    void isTakenOrRefusedByTcpAsByUdp(TortureMessage message) throws Exception {
        boolean withoutLength = message.name().equals("inv2543");
        try (SipLine line = SipLine.open(LineSettings.loopback(), TortureTest::handle, Clock.systemUTC());
                RawConnection connection = RawConnection.tcp(line.port())) {
            connection.send(message.bytes());
            connection.send(RawConnection.options("marker"));
            assertThat(outcome(connection)).as(message.toString()).isEqualTo(withoutLength ? "400" : message.outcome());
        }
    }

    private static String outcome(RawConnection connection) throws IOException {
        boolean begun = false;
        while (true) {
            String answer = connection.next();
            String status = answer.isEmpty() ? "none" : answer.substring(8, 11);
            boolean marker = answer.contains("Call-ID: marker");
            if (status.startsWith("1") || marker && begun) {
                begun = true;
            } else if (marker) {
                return "none";
            } else {
                return status.equals("486") ? "call" : status;
            }
        }
    }

    /** The final response to the message; "none" when a request sent behind it is answered first. */
    private static String outcome(DatagramSocket sender, InetSocketAddress target) throws IOException {
        byte[] marker = ("OPTIONS sip:marker@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKmarker"
                        + System.nanoTime() + "\r\nFrom: <sip:m@127.0.0.1>;tag=m\r\nTo: <sip:marker@127.0.0.1>\r\n"
                        + "Call-ID: marker" + System.nanoTime() + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n"
                        + "Content-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        sender.send(new DatagramPacket(marker, marker.length, target));
        byte[] buffer = new byte[65_000];
        boolean begun = false;
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            sender.receive(packet);
            String text = new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            String status = text.substring(8, 11);
            if (text.contains("Call-ID: marker")) {
                if (!begun) {
                    return "none";
                }
            } else if (status.startsWith("1")) {
                begun = true;
            } else {
                return status.equals("486") ? "call" : status;
            }
        }
    }

    /** Where responses go whose Via names no port: 5060, at an address of this machine that is free there. */
    private static DatagramSocket sipPort() throws IOException {
        for (int i = 0; ; i++) {
            int host = ThreadLocalRandom.current().nextInt(1 << 16);
            byte[] address = {127, 77, (byte) (host >> 8), (byte) (1 | host)};
            try {
                DatagramSocket socket =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(address), SIP_PORT));
                socket.setSoTimeout(5_000);
                return socket;
            } catch (BindException e) {
                if (i == 50) {
                    throw e;
                }
            }
        }
    }
}
