package org.rollcall.telephony.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Signalling over TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only. */
public final class TlsSockets {
    private static final int BACKLOG = 256;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int HANDSHAKE_MILLIS = 5_000;
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private final SSLContext context;
    private final int wanted;
    private final boolean clientCertificates;
    private @Nullable TlsServerSocket listening;
    private @Nullable SocketCounters counters;
    private int port;

    /** Not bound yet; port 0 for any free one. */
    public TlsSockets(SSLContext context, int port, boolean clientCertificates) {
        this.context = context;
        this.wanted = port;
        this.clientCertificates = clientCertificates;
    }

    /**
     * Binds and listens.
     *
     * @param peers who may connect; where certificates are asked for, whoever shows one
     */
    void bind(InetAddress address, Predicate<InetAddress> peers, SocketCounters counters, ConnectionLimit limit)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(address, wanted), BACKLOG);
        this.counters = counters;
        port = socket.getLocalPort();
        Predicate<InetAddress> welcome = clientCertificates ? any -> true : peers;
        listening = new TlsServerSocket(socket, this::serverSide, welcome, counters, limit, HANDSHAKE_MILLIS);
    }

    private SSLSocket serverSide(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
        prepare(socket);
        socket.setNeedClientAuth(clientCertificates);
        return socket;
    }

    private static void prepare(SSLSocket socket) {
        socket.setEnabledProtocols(PROTOCOLS.toArray(String[]::new));
        socket.setEnabledCipherSuites(suites(socket.getSupportedCipherSuites()));
    }

    private static String[] suites(String[] supported) {
        List<String> known = List.of(supported);
        return SUITES.stream().filter(known::contains).toArray(String[]::new);
    }

    int port() {
        return port;
    }

    SSLServerSocket listening() throws IOException {
        if (listening == null) {
            throw new IOException("TLS is not bound yet.");
        }
        return listening;
    }

    SSLSocket connect(InetAddress address, int to) throws IOException {
        SocketCounters shared = counters;
        if (shared == null) {
            throw new IOException("TLS is not bound yet.");
        }
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        try {
            prepare(socket);
            socket.connect(new InetSocketAddress(address, to), CONNECT_MILLIS);
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.startHandshake();
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        return new TlsConnection(socket, shared, () -> {});
    }

    /** The stack sets these once more on every socket it gets. */
    void describe(Properties properties) {
        properties.setProperty("gov.nist.javax.sip.ENABLED_CIPHER_SUITES", String.join(", ", SUITES));
        properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_PROTOCOLS", String.join(", ", PROTOCOLS));
        properties.setProperty("gov.nist.javax.sip.SSL_HANDSHAKE_TIMEOUT", Integer.toString(HANDSHAKE_MILLIS));
        properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_AUTH_TYPE", clientCertificates ? "Enabled" : "Disabled");
    }

    void close() throws IOException {
        if (listening != null) {
            listening.close();
        }
    }
}
