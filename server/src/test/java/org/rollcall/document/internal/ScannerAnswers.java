package org.rollcall.document.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks clamd's side of PING and INSTREAM on a port of its own, and finds whatever holds the word HARMFUL. */
final class ScannerAnswers implements AutoCloseable {
    private final Thread accepting;
    private final ServerSocket listening;
    private volatile boolean refusing;

    ScannerAnswers() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = Thread.ofPlatform().daemon().start(this::listen);
    }

    String address() {
        return "localhost:" + listening.getLocalPort();
    }

    /** From now on it takes no content, as a daemon does that reloads or is told too large a stream. */
    void refuse(boolean from) {
        refusing = from;
    }

    private void listen() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                answer(socket);
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var command = new StringBuilder();
        for (int next = in.read(); next > 0; next = in.read()) {
            command.append((char) next);
        }
        String line = switch (command.toString()) {
            case "zPING" -> "PONG";
            case "zINSTREAM" -> found(in);
            default -> "UNKNOWN COMMAND";
        };
        socket.getOutputStream().write((line + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private String found(DataInputStream in) throws IOException {
        var content = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        if (refusing) {
            return "INSTREAM size limit exceeded. ERROR";
        }
        return content.indexOf("HARMFUL") >= 0 ? "stream: Test.Harmful FOUND" : "stream: OK";
    }

    /** Returns when nothing answers at its address any more. */
    @Override
    public void close() throws IOException {
        listening.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
