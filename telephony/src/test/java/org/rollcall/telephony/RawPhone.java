package org.rollcall.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A telephone that writes its SIP by hand, to say what no well-behaved one would. */
final class RawPhone implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final DatagramSocket socket;
    private final DatagramSocket media;
    private final InetSocketAddress line;
    private final String callId = "raw-" + NUMBER.incrementAndGet() + "-" + System.nanoTime();
    private final Map<String, String> headers = new HashMap<>();
    private int sequence = 1;
    private String toTag = "";
    private String branch = "";

    RawPhone(int linePort) throws IOException {
        this(linePort, "127.0.0.1");
    }

    RawPhone(int linePort, String own) throws IOException {
        InetAddress address = InetAddress.ofLiteral(own);
        socket = new DatagramSocket(0, address);
        media = new DatagramSocket(0, address);
        line = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), linePort);
        socket.setSoTimeout(10_000);
    }

    DatagramSocket media() {
        return media;
    }

    /** From now on waits only so long for what is to come. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** The session description this telephone offers. */
    String description(String direction) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + media.getLocalPort() + " RTP/AVP 8 0 96\r\na=rtpmap:96 telephone-event/8000\r\na=" + direction
                + "\r\n";
    }

    void header(String name, String value) {
        headers.put(name, value);
    }

    /** Sends a new request. */
    void request(String method, @Nullable String type, String body) throws IOException {
        sequence++;
        branch = "z9hG4bK" + callId + sequence;
        send(method, sequence, branch, type, body);
    }

    /** Acknowledges the last INVITE, outside its transaction when it was accepted. */
    void ack(boolean accepted, String body) throws IOException {
        send("ACK", sequence, accepted ? branch + "a" : branch, body.isEmpty() ? null : "application/sdp", body);
    }

    void cancel() throws IOException {
        String tag = toTag;
        toTag = "";
        send("CANCEL", sequence, branch, null, "");
        toTag = tag;
    }

    private void send(String method, int number, String via, @Nullable String type, String body) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(method)
                .append(" sip:+15559990000@127.0.0.1:")
                .append(line.getPort())
                .append(" SIP/2.0\r\n");
        text.append("Via: SIP/2.0/UDP 127.0.0.1:")
                .append(socket.getLocalPort())
                .append(";branch=")
                .append(via);
        text.append("\r\nMax-Forwards: 70\r\nFrom: <sip:+15551112222@127.0.0.1>;tag=raw\r\n");
        text.append("To: <sip:+15559990000@127.0.0.1>")
                .append(toTag.isEmpty() ? "" : ";tag=" + toTag)
                .append("\r\n");
        text.append("Call-ID: ")
                .append(callId)
                .append("\r\nCSeq: ")
                .append(number)
                .append(' ')
                .append(method);
        text.append("\r\nContact: <sip:raw@127.0.0.1:")
                .append(socket.getLocalPort())
                .append(">\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (type != null) {
            text.append("Content-Type: ").append(type).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        bytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends these bytes. */
    void bytes(byte[] data) throws IOException {
        socket.send(new DatagramPacket(data, data.length, line));
    }

    /** The next message that begins so (a regular expression); others are passed over. */
    String await(String beginning) throws IOException {
        Pattern wanted = Pattern.compile(beginning);
        byte[] buffer = new byte[8_192];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            String text = new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            if (wanted.matcher(text).lookingAt()) {
                Matcher tag = Pattern.compile("\r\nTo: [^\r]*;tag=([^;\r]+)").matcher(text);
                String found = tag.find() ? tag.group(1) : null;
                if (found != null && text.startsWith("SIP/2.0 2") && text.contains(" INVITE\r\n")) {
                    toTag = found;
                }
                return text;
            }
        }
    }

    /** Calls until the line has answered and been told so. */
    String call() throws IOException {
        request("INVITE", "application/sdp", description("sendrecv"));
        String ok = await("SIP/2.0 200");
        ack(true, "");
        return ok;
    }

    @Override
    public void close() {
        socket.close();
        media.close();
    }
}
