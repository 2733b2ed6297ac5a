package org.rollcall.telephony.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;

/** A listening socket that hangs up on everyone but its peers. */
final class PeerServerSocket extends ServerSocket {
    private static final int BACKLOG = 256;

    private final Predicate<InetAddress> peers;
    private final SocketCounters counters;

    PeerServerSocket(SocketAddress address, Predicate<InetAddress> peers, SocketCounters counters) throws IOException {
        super();
        this.peers = peers;
        this.counters = counters;
        setReuseAddress(true);
        bind(address, BACKLOG);
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            Socket socket = super.accept();
            if (peers.test(socket.getInetAddress())) {
                return socket;
            }
            counters.strangers.increment();
            socket.close();
        }
    }
}
