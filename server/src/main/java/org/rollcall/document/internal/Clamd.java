package org.rollcall.document.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks ClamAV's daemon over TCP, by its command INSTREAM: chunks, each its length in four bytes and then itself, and a
 * length of zero at the end (clamd(8), "Commands").
 */
final class Clamd {
    private static final int CONNECT_MILLISECONDS = 3_000;
    private static final int ANSWER_MILLISECONDS = 30_000;
    private static final int CHUNK = 65_536;
    private static final int LONGEST_ANSWER = 1_000;
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PING = "zPING\0".getBytes(StandardCharsets.US_ASCII);
    private static final String START = "stream: ";
    private static final String FOUND = " FOUND";

    private final InetSocketAddress address;

    Clamd(InetSocketAddress address) {
        this.address = address;
    }

    /** What the daemon answered. */
    sealed interface Answer {
        record Clean() implements Answer {}

        /** @param found the name of what it knows it as */
        record Harmful(String found) implements Answer {}
    }

    /** @throws IOException if the daemon cannot be reached or does not answer */
    void ping() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(PING);
            if (!line(socket).equals("PONG")) {
                throw new IOException("What listens at " + address + " is not ClamAV's daemon.");
            }
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket();
        try {
            // Resolved each time: a daemon that moves is found again.
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLISECONDS);
            socket.setSoTimeout(ANSWER_MILLISECONDS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String line(Socket socket) throws IOException {
        byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
        return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    /** @throws IOException if the daemon cannot be reached, or does not say whether the content is harmless */
    Answer scan(byte[] content) throws IOException {
        try (Socket socket = connected()) {
            var out = new DataOutputStream(socket.getOutputStream());
            out.write(COMMAND);
            for (int from = 0; from < content.length; from += CHUNK) {
                int length = Math.min(CHUNK, content.length - from);
                out.writeInt(length);
                out.write(content, from, length);
            }
            out.writeInt(0);
            out.flush();
            return read(line(socket));
        }
    }

    private static Answer read(String line) throws IOException {
        if (line.equals(START + "OK")) {
            return new Answer.Clean();
        }
        if (line.startsWith(START) && line.endsWith(FOUND) && line.length() > START.length() + FOUND.length()) {
            return new Answer.Harmful(line.substring(START.length(), line.length() - FOUND.length()));
        }
        throw new IOException("ClamAV's daemon does not answer whether this is harmless: " + line);
    }
}
