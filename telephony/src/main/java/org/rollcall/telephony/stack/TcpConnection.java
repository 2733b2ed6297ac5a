package org.rollcall.telephony.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A connection of which the stack reads whole, sound messages only. */
final class TcpConnection extends Socket {
    private static final Runnable NOTHING = () -> {};

    private final SocketCounters counters;
    private final AtomicReference<Runnable> whenClosed = new AtomicReference<>(NOTHING);
    private @Nullable WholeMessages messages;

    /** Not connected yet. */
    TcpConnection(SocketCounters counters) {
        this.counters = counters;
    }

    /** Runs this once when it is closed. */
    void whenClosed(Runnable action) {
        whenClosed.set(action);
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        WholeMessages known = messages;
        if (known == null) {
            known = new WholeMessages(this, super.getInputStream(), getOutputStream(), counters, Patience.USUAL);
            messages = known;
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        super.close();
        whenClosed.getAndSet(NOTHING).run();
    }
}
