package org.rollcall.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A connection to a line on which SIP is written by hand. */
final class RawConnection implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static RawConnection tcp(int port) throws IOException {
        return new RawConnection(new Socket(InetAddress.ofLiteral("127.0.0.1"), port));
    }

    /** Encrypted, from this address of this machine. */
    static RawConnection tls(SSLContext context, int port, String own) throws IOException {
        Socket socket = context.getSocketFactory().createSocket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(own), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        return new RawConnection(socket);
    }

    /** A sound OPTIONS request; the answer to it names this Call-ID. */
    static String options(String callId) {
        return "OPTIONS sip:line@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK" + callId
                + NUMBER.incrementAndGet() + ";rport\r\nFrom: <sip:m@127.0.0.1>;tag=m\r\nTo: <sip:line@127.0.0.1>\r\n"
                + "Call-ID: " + callId + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** The next message with its body; empty lines in front of it are passed over. Empty when the line hangs up. */
    String next() throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf("\r\n\r\n") < 0) {
            int c = read(in);
            if (c < 0) {
                return "";
            }
            if (!text.isEmpty() || c != '\r' && c != '\n') {
                text.append((char) c);
            }
        }
        Matcher length = LENGTH.matcher(text);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        text.append(new String(in.readNBytes(body), StandardCharsets.ISO_8859_1));
        return text.toString();
    }

    /** The next byte; -1 when the line hangs up. */
    int nextByte() throws IOException {
        return read(socket.getInputStream());
    }

    private static int read(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
