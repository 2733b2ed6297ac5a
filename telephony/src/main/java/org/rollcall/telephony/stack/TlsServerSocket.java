package org.rollcall.telephony.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Listens for encrypted connections and hands the stack those whose handshake is over: each has its own thread for it and
 * its time, so that one that does not go on keeps nobody waiting. What the stack would set is settled by then, so it is
 * left as it is.
 */
final class TlsServerSocket extends SSLServerSocket {
    private static final System.Logger LOG = System.getLogger(TlsServerSocket.class.getName());

    private final ServerSocket socket;
    private final Encryption encryption;
    private final Predicate<InetAddress> peers;
    private final SocketCounters counters;
    private final ConnectionLimit limit;
    private final int handshakeMillis;
    private final BlockingQueue<Optional<TlsConnection>> ready = new LinkedBlockingQueue<>();

    /** Makes an encrypted connection of a plain one; the handshake has not begun. */
    interface Encryption {
        /** The server's side of it. Throws IOException when the plain one is gone. */
        SSLSocket over(Socket plain) throws IOException;
    }

    /** Over a bound socket; only {@code peers} get as far as the handshake. */
    TlsServerSocket(
            ServerSocket socket,
            Encryption encryption,
            Predicate<InetAddress> peers,
            SocketCounters counters,
            ConnectionLimit limit,
            int handshakeMillis)
            throws IOException {
        this.socket = socket;
        this.encryption = encryption;
        this.peers = peers;
        this.counters = counters;
        this.limit = limit;
        this.handshakeMillis = handshakeMillis;
        Thread.ofPlatform().name("tls-accept-" + socket.getLocalPort()).daemon().start(this::run);
    }

    private void run() {
        while (!socket.isClosed()) {
            try {
                arrived(socket.accept());
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "a connection could not be accepted", e);
            }
        }
        ready.add(Optional.empty());
    }

    private void arrived(Socket arrived) {
        InetAddress source = arrived.getInetAddress();
        if (!peers.test(source)) {
            counters.strangers.increment();
            abort(arrived);
        } else if (!limit.admit(source)) {
            counters.crowded.increment();
            abort(arrived);
        } else {
            AtomicBoolean left = new AtomicBoolean();
            Runnable leave = () -> {
                if (left.compareAndSet(false, true)) {
                    limit.leave(source);
                }
            };
            Thread.ofVirtual().name("tls-handshake").start(() -> shakeHands(arrived, leave));
        }
    }

    private void shakeHands(Socket arrived, Runnable leave) {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture.delayedExecutor(handshakeMillis, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!over.get()) {
                        abort(arrived);
                    }
                });
        try {
            arrived.setTcpNoDelay(true);
            SSLSocket encrypted = encryption.over(arrived);
            encrypted.startHandshake();
            over.set(true);
            ready.add(Optional.of(new TlsConnection(encrypted, counters, leave)));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a TLS handshake failed", e);
            over.set(true);
            abort(arrived);
            leave.run();
        }
    }

    private static void abort(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.TRACE, "closing a connection", e);
        }
    }

    @Override
    public Socket accept() throws IOException {
        try {
            Optional<TlsConnection> next = ready.take();
            if (next.isPresent()) {
                return next.get();
            }
            ready.add(next);
            throw new SocketException("The line is closed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return new String[0];
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {}

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getSupportedProtocols() {
        return new String[0];
    }

    @Override
    public String[] getEnabledProtocols() {
        return new String[0];
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {}

    @Override
    public void setNeedClientAuth(boolean need) {}

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean want) {}

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setUseClientMode(boolean mode) {}

    @Override
    public boolean getUseClientMode() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {}

    @Override
    public boolean getEnableSessionCreation() {
        return false;
    }
}
