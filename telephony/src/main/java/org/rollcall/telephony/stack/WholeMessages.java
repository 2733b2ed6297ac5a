package org.rollcall.telephony.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;

/**
 * What the stack reads of a connection: whole, sound messages only. A broken request is answered here, on the same
 * connection; after one that cannot be told from what follows it, and when nothing comes for too long, the connection
 * is closed. Read by one thread.
 */
final class WholeMessages extends InputStream {
    private static final byte[] LINE = {'\r', '\n'};
    private static final int LINGER_MILLIS = 500;
    private static final int LINGER_READS = 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final SocketCounters counters;
    private final Patience patience;
    private final byte[] held = new byte[SipEndpoint.LONGEST_MESSAGE];
    private int filled;
    private byte[] ready = {};
    private int at;
    private boolean known;
    private boolean halfPing;
    private long since = System.nanoTime();

    /**
     * Reads the input of this socket.
     *
     * @param in the socket's input as it comes
     * @param out its output, on which broken requests are answered
     */
    WholeMessages(Socket socket, InputStream in, OutputStream out, SocketCounters counters, Patience patience) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.counters = counters;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        while (at == ready.length) {
            if (!advance()) {
                return -1;
            }
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, from, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return ready.length - at;
    }

    /** One step towards the next message; false at the end. */
    private boolean advance() throws IOException {
        return switch (Framing.first(held, filled, held.length)) {
            case Framing.Cut.More more -> fill();
            case Framing.Cut.Blank blank -> {
                drop(blank.bytes());
                keptAlive();
                yield true;
            }
            case Framing.Cut.Whole whole -> {
                drop(whole.bytes());
                halfPing = false;
                take(whole.text(), whole.message());
                yield true;
            }
            case Framing.Cut.Lost lost -> {
                counters.malformed.increment();
                if (lost.message().filter(WholeMessages::isAnswered).isPresent()) {
                    answer(lost.message().get(), lost.refused());
                }
                hangUp();
                yield false;
            }
        };
    }

    private static boolean isAnswered(RawMessage message) {
        return !(Examination.of(message, false) instanceof Examination.Verdict.Dropped);
    }

    private boolean fill() throws IOException {
        Duration longest = filled > 0 ? patience.message() : known ? patience.rest() : patience.first();
        long left = longest.toMillis() - (System.nanoTime() - since) / 1_000_000;
        if (left <= 0) {
            hangUp();
            return false;
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        try {
            int count = in.read(held, filled, held.length - filled);
            if (count > 0 && filled == 0) {
                since = System.nanoTime();
            }
            filled += Math.max(count, 0);
            return count >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private void drop(int bytes) {
        System.arraycopy(held, bytes, held, 0, filled - bytes);
        filled -= bytes;
        since = System.nanoTime();
    }

    /** Two empty lines ask whether this side is still there, one says so (RFC 5626, section 4.4.1). */
    private void keptAlive() throws IOException {
        if (halfPing) {
            out.write(LINE);
            out.flush();
        }
        halfPing = !halfPing;
    }

    private void take(byte[] bytes, RawMessage message) throws IOException {
        Examination.Verdict verdict = Examination.of(message, true);
        if (verdict instanceof Examination.Verdict.Sound && !SafeParser.reads(bytes)) {
            verdict = Examination.unreadable(message);
        }
        switch (verdict) {
            case Examination.Verdict.Sound sound -> {
                known = true;
                ready = bytes;
                at = 0;
            }
            case Examination.Verdict.Refused refused -> {
                counters.malformed.increment();
                answer(message, refused);
            }
            case Examination.Verdict.Dropped dropped -> counters.malformed.increment();
        }
    }

    private void answer(RawMessage message, Examination.Verdict.Refused refused) throws IOException {
        out.write(PlainAnswer.to(message, refused, (InetSocketAddress) socket.getRemoteSocketAddress()));
        out.flush();
        counters.answered.increment();
    }

    /** Closes; what still comes is read for a moment, or else the other side might lose the last answer. */
    private void hangUp() {
        try {
            socket.shutdownOutput();
            socket.setSoTimeout(LINGER_MILLIS);
            for (int i = 0; i < LINGER_READS && in.read(held) >= 0; i++) {
                filled = 0;
            }
        } catch (IOException e) {
            System.getLogger(WholeMessages.class.getName()).log(System.Logger.Level.TRACE, "closing a connection", e);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(WholeMessages.class.getName()).log(System.Logger.Level.TRACE, "closing a connection", e);
        }
    }
}
