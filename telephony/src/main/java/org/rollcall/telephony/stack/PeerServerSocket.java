package org.rollcall.telephony.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;

/** A listening socket that hangs up on everyone but its peers, and on those beyond its limit. */
final class PeerServerSocket extends ServerSocket {
    private static final int BACKLOG = 256;

    private final Predicate<InetAddress> peers;
    private final SocketCounters counters;
    private final ConnectionLimit limit;

    PeerServerSocket(
            SocketAddress address, Predicate<InetAddress> peers, SocketCounters counters, ConnectionLimit limit)
            throws IOException {
        super();
        this.peers = peers;
        this.counters = counters;
        this.limit = limit;
        setReuseAddress(true);
        bind(address, BACKLOG);
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            TcpConnection connection = new TcpConnection(counters);
            implAccept(connection);
            InetAddress source = connection.getInetAddress();
            if (!peers.test(source)) {
                counters.strangers.increment();
                connection.close();
            } else if (!limit.admit(source)) {
                counters.crowded.increment();
                connection.close();
            } else {
                connection.whenClosed(() -> limit.leave(source));
                connection.setTcpNoDelay(true);
                return connection;
            }
        }
    }
}
