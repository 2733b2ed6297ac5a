package org.rollcall.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A carrier's server that writes its SIP by hand and reckons Digest authentication by itself. */
final class Carrier implements AutoCloseable {
    static final String REALM = "carrier.example";

    /** A request as it came. */
    record Asked(String text) {
        String field(String name) {
            Matcher m = Pattern.compile("\r\n" + name + ":\\s*([^\r]*)").matcher(text);
            return m.find() ? m.group(1) : "";
        }

        /** A parameter of its Authorization. */
        String proof(String name) {
            Matcher m = Pattern.compile("[ ,]" + name + "=\"?([^\",]*)")
                    .matcher(field("Proxy-Authorization") + field("Authorization"));
            return m.find() ? m.group(1) : "";
        }

        String method() {
            return text.substring(0, text.indexOf(' '));
        }

        int expires() {
            return Integer.parseInt(field("Expires"));
        }
    }

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

    /** Answers each request with the status line and further header lines this function gives. */
    Carrier(Function<Asked, String> answer) throws IOException {
        Thread.ofVirtual().start(() -> serve(answer));
    }

    private void serve(Function<Asked, String> answer) {
        byte[] buffer = new byte[8_192];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                Asked request = new Asked(new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1));
                asked.add(request);
                if (request.method().equals("ACK")) {
                    continue;
                }
                byte[] response = response(request, answer.apply(request));
                socket.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] response(Asked request, String answer) {
        StringBuilder text = new StringBuilder("SIP/2.0 ").append(answer).append("\r\n");
        for (String name : new String[] {"Via", "From", "Call-ID", "CSeq"}) {
            text.append(name).append(": ").append(request.field(name)).append("\r\n");
        }
        String own = "<sip:carrier@127.0.0.1:" + socket.getLocalPort() + ">";
        text.append("Contact: ")
                .append(request.method().equals("REGISTER") ? request.field("Contact") : own)
                .append("\r\n");
        text.append("To: ").append(request.field("To")).append(";tag=carrier\r\nContent-Length: 0\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), socket.getLocalPort());
    }

    /** The requests in the order they came. */
    BlockingQueue<Asked> asked() {
        return asked;
    }

    static String challenge(String algorithm, String nonce, String more) {
        return "401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"" + REALM + "\", nonce=\"" + nonce
                + "\", algorithm=" + algorithm + ", qop=\"auth\", opaque=\"o-1\"" + more;
    }

    /** Whether a request proves to know the password, by RFC 7616's formula. */
    static boolean proven(Asked request, String hash, String password) {
        try {
            String secret = hex(hash, request.proof("username") + ":" + REALM + ":" + password);
            String wanted = hex(
                    hash,
                    secret + ":" + request.proof("nonce") + ":" + request.proof("nc") + ":"
                            + request.proof("cnonce") + ":" + request.proof("qop") + ":"
                            + hex(hash, request.method() + ":" + request.proof("uri")));
            return wanted.equals(request.proof("response"))
                    && request.proof("opaque").equals("o-1");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(String hash, String text) throws java.security.NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        socket.close();
    }
}
