package org.rollcall.telephony.stack;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The stack's sockets: bound before the stack starts, UDP and TCP on one port (any free one when asked for port 0), and
 * deaf to everyone who is no peer, so that strangers' bytes never reach the parser.
 */
final class PeerSockets implements NetworkLayer {
    private static final int TRIES = 50;
    private static final int CONNECTIONS = 512;
    private static final int CONNECTIONS_PER_SOURCE = 128;
    private static final int CONNECT_MILLIS = 3_000;

    private final PeerDatagramSocket datagrams;
    private final PeerServerSocket connections;
    private final int port;
    private final Optional<TlsSockets> tls;
    private final SocketCounters counters;

    private PeerSockets(
            PeerDatagramSocket datagrams,
            PeerServerSocket connections,
            Optional<TlsSockets> tls,
            SocketCounters counters) {
        this.tls = tls;
        this.counters = counters;
        this.datagrams = datagrams;
        this.connections = connections;
        this.port = datagrams.getLocalPort();
    }

    static PeerSockets bind(
            InetSocketAddress address, Predicate<InetAddress> peers, SocketCounters counters, Optional<TlsSockets> tls)
            throws IOException {
        ConnectionLimit limit = new ConnectionLimit(CONNECTIONS, CONNECTIONS_PER_SOURCE);
        if (tls.isPresent()) {
            tls.get().bind(address.getAddress(), peers, counters, limit);
        }
        for (int i = 1; ; i++) {
            PeerDatagramSocket udp = new PeerDatagramSocket(address, peers, counters);
            try {
                InetSocketAddress same = new InetSocketAddress(address.getAddress(), udp.getLocalPort());
                return new PeerSockets(udp, new PeerServerSocket(same, peers, counters, limit), tls, counters);
            } catch (BindException e) {
                udp.close();
                if (address.getPort() != 0 || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    int port() {
        return port;
    }

    void close() throws IOException {
        datagrams.close();
        connections.close();
        if (tls.isPresent()) {
            tls.get().close();
        }
    }

    private TlsSockets tls() throws IOException {
        return tls.orElseThrow(() -> new IOException("This line has no TLS."));
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, @Nullable InetAddress address) throws SocketException {
        return port == port() ? datagrams : new DatagramSocket(port, address);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) throws IOException {
        return port == port() ? connections : new ServerSocket(port, backlog, address);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket(address, port, null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress local) throws IOException {
        TcpConnection connection = new TcpConnection(counters);
        try {
            connection.bind(local == null ? null : new InetSocketAddress(local, 0));
            connection.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            connection.setTcpNoDelay(true);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress local, int localPort)
            throws IOException {
        return createSocket(address, port, local);
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return tls().listening();
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        return tls().connect(address, port);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, @Nullable InetAddress local) throws IOException {
        return tls().connect(address, port);
    }

    @Override
    public void setSipStack(SipStackImpl stack) {}
}
