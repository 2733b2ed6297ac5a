package org.rollcall.telephony.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WholeMessagesTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(100);

    private static String options(int number, String body) {
        return "OPTIONS sip:line@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK" + number
                + "\r\nFrom: <sip:m@127.0.0.1>;tag=m\r\nTo: <sip:line@127.0.0.1>\r\nCall-ID: " + number
                + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** However the bytes arrive, the same messages come out, the broken ones left out. */
    @Property(tries = 200, seed = "2026")
    void theCutsAreWhereTheMessagesAre(@ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int atOnce)
            throws IOException {
        Random random = new Random(seed);
        StringBuilder sent = new StringBuilder();
        StringBuilder sound = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            String message = options(i, "x".repeat(random.nextInt(400)));
            switch (random.nextInt(4)) {
                case 0 -> sent.append("\r\n".repeat(random.nextInt(3)));
                case 1 -> sent.append(message.replace("Max-Forwards: 70", "Max-Forwards: many"));
                default -> {
                    sent.append(message);
                    sound.append(message);
                }
            }
        }
        byte[] bytes = sent.toString().getBytes(StandardCharsets.ISO_8859_1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept();
                InputStream read = new WholeMessages(
                        accepted,
                        slowly(bytes, atOnce),
                        new ByteArrayOutputStream(),
                        new SocketCounters(),
                        new Patience(LONG, LONG, LONG))) {
            assertThat(client.isConnected()).isTrue();
            assertThat(new String(read.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(sound.toString());
        }
    }

    private static InputStream slowly(byte[] bytes, int atOnce) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, atOnce));
            }
        };
    }

    @Test
    void aSenderThatIsTooSlowIsHungUpOn() throws Exception {
        hangsUp(new Patience(LONG, SHORT, LONG), "OPTIONS sip:line@127");
        hangsUp(new Patience(LONG, SHORT, LONG), options(1, "") + "OPTIONS sip:line@127");
        hangsUp(new Patience(SHORT, LONG, LONG), "");
        hangsUp(new Patience(LONG, LONG, SHORT), options(1, ""));
    }

    /** More bytes do not buy more time, a whole message does. */
    @Test
    void aDribblingSenderIsHungUpOnToo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            InputStream read = new WholeMessages(
                    accepted,
                    accepted.getInputStream(),
                    accepted.getOutputStream(),
                    new SocketCounters(),
                    new Patience(LONG, SHORT, LONG));
            Thread dribble = Thread.ofVirtual().start(() -> {
                try {
                    for (byte b : options(1, "").getBytes(StandardCharsets.ISO_8859_1)) {
                        client.getOutputStream().write(b);
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException hungUpOn) {
                    assertThat(hungUpOn).isNotNull();
                }
            });
            assertThat(read.read()).isEqualTo(-1);
            assertThat(accepted.isClosed()).isTrue();
            dribble.interrupt();
            dribble.join();
        }
    }

    private static void hangsUp(Patience patience, String sent) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            InputStream read = new WholeMessages(
                    accepted, accepted.getInputStream(), accepted.getOutputStream(), new SocketCounters(), patience);
            client.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            List<Integer> bytes = new ArrayList<>();
            for (int b = read.read(); b >= 0; b = read.read()) {
                bytes.add(b);
            }
            assertThat(bytes)
                    .hasSize(sent.startsWith(options(1, "")) ? options(1, "").length() : 0);
            assertThat(accepted.isClosed()).isTrue();
        }
    }
}
