package org.rollcall.line.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A carrier that takes registrations, or does not. */
final class Registrar implements AutoCloseable {
    private final DatagramSocket socket;
    volatile boolean takes;

    Registrar() throws IOException {
        socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        var buffer = new byte[8_192];
        try {
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                var asked = new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                byte[] answer = answer(asked).getBytes(StandardCharsets.ISO_8859_1);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (SocketException e) {
            // It was closed.
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String answer(String asked) {
        var answer = new StringBuilder(takes ? "SIP/2.0 200 OK\r\n" : "SIP/2.0 403 Forbidden\r\n");
        for (String line : asked.split("\r\n")) {
            if (line.matches("(Via|From|Call-ID|CSeq):.*")) {
                answer.append(line).append("\r\n");
            } else if (line.startsWith("To:")) {
                answer.append(line).append(";tag=carrier\r\n");
            }
        }
        return answer.append("Expires: 3600\r\nContent-Length: 0\r\n\r\n").toString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
