package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void randomBytesAndTruncatedMessagesHarmNothing() throws Exception {
        Random random = new Random(7);
        try (SipLine line = SipLine.open(LineSettings.loopback(), Call::answer, Clock.systemUTC());
                RawPhone phone = new RawPhone(line.port())) {
            byte[] whole = invite(phone).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 300; i++) {
                byte[] noise = new byte[random.nextInt(1_400)];
                random.nextBytes(noise);
                phone.bytes(noise);
                phone.bytes(Arrays.copyOf(whole, random.nextInt(whole.length)));
                phone.bytes(mutated(whole, random));
            }
            overTcp(line.port(), random, whole);
            phone.request("OPTIONS", null, "");
            String options = phone.await("SIP/2.0 200");
            while (!options.contains("OPTIONS")) {
                options = phone.await("SIP/2.0 200");
            }
            phone.call();
            assertThat(line.counts().garbage()).isPositive();
            assertThat(line.counts().malformed()).isPositive();
        }
    }

    private static String invite(RawPhone phone) {
        return "INVITE sip:+1@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKx\r\nMax-Forwards: 70\r\n"
                + "From: <sip:+15550000001@127.0.0.1>;tag=x\r\nTo: <sip:+1@127.0.0.1>\r\nCall-ID: bad\r\nCSeq: 1 INVITE\r\n"
                + "Contact: <sip:x@127.0.0.1:9>\r\nContent-Type: application/sdp\r\nContent-Length: 120\r\n\r\n"
                + phone.description("sendrecv");
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] copy = whole.clone();
        for (int k = 0; k < 1 + random.nextInt(8); k++) {
            copy[random.nextInt(copy.length)] = (byte) (32 + random.nextInt(95));
        }
        return copy;
    }

    private static void overTcp(int port, Random random, byte[] whole) throws Exception {
        for (int i = 0; i < 10; i++) {
            try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                OutputStream out = socket.getOutputStream();
                byte[] noise = new byte[2_000];
                random.nextBytes(noise);
                out.write(i % 2 == 0 ? noise : mutated(whole, random));
                out.flush();
            } catch (java.net.SocketException hungUpOn) {
                assertThat(hungUpOn).isNotNull();
            }
        }
    }

    @Test
    void garbageOnTheMediaPortDoesNotDisturbTheCall() throws Exception {
        CompletableFuture<Heard> heard = new CompletableFuture<>();
        CallHandler handler = call -> {
            call.answer();
            heard.complete(call.listen(Duration.ofMillis(600), SOON));
        };
        Random random = new Random(8);
        try (SipLine line = SipLine.open(LineSettings.loopback(), handler, Clock.systemUTC());
                RawPhone phone = new RawPhone(line.port())) {
            String ok = phone.call();
            int media = Integer.parseInt(ok.replaceAll("(?s).*m=audio (\\d+) .*", "$1"));
            for (int i = 0; i < 500; i++) {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                phone.media().send(new DatagramPacket(noise, noise.length, InetAddress.ofLiteral("127.0.0.1"), media));
            }
            assertThat(heard.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(line.counts().rtpDropped()).isPositive();
        }
    }
}
