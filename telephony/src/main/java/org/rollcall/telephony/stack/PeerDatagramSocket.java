package org.rollcall.telephony.stack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.function.Predicate;

/** A signalling socket that hears its peers only, and from them only what can be SIP. */
final class PeerDatagramSocket extends DatagramSocket {
    private static final int SHORTEST_MESSAGE = 20;

    private final Predicate<InetAddress> peers;
    private final SocketCounters counters;
    private final InetAddress bound;

    PeerDatagramSocket(SocketAddress address, Predicate<InetAddress> peers, SocketCounters counters)
            throws SocketException {
        super(address);
        this.peers = peers;
        this.counters = counters;
        this.bound = super.getLocalAddress();
    }

    /** The bound address even after closing, when the stack still asks for it. */
    @Override
    public InetAddress getLocalAddress() {
        return bound == null ? super.getLocalAddress() : bound;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        while (true) {
            super.receive(packet);
            if (!peers.test(packet.getAddress())) {
                counters.strangers.increment();
            } else if (!plausible(packet)) {
                counters.garbage.increment();
            } else if (isSound(packet)) {
                return;
            }
        }
    }

    /** Whether the stack may see this message; a request it may not see is refused from here. */
    private boolean isSound(DatagramPacket packet) throws IOException {
        int from = packet.getOffset();
        RawMessage message = RawMessage.read(Arrays.copyOfRange(packet.getData(), from, from + packet.getLength()));
        Examination.Verdict verdict = Examination.of(message, true);
        if (verdict instanceof Examination.Verdict.Sound) {
            return true;
        }
        counters.malformed.increment();
        if (verdict instanceof Examination.Verdict.Refused refused) {
            InetSocketAddress source = (InetSocketAddress) packet.getSocketAddress();
            byte[] answer = PlainAnswer.to(message, refused, source);
            send(new DatagramPacket(answer, answer.length, PlainAnswer.target(message, source)));
            counters.answered.increment();
        }
        return false;
    }

    /** A request begins with a method token, a response with SIP/2.0: a letter in any case; keep-alives need no answer. */
    private static boolean plausible(DatagramPacket packet) {
        if (packet.getLength() < SHORTEST_MESSAGE) {
            return false;
        }
        byte[] data = packet.getData();
        int at = packet.getOffset();
        int end = at + packet.getLength();
        while (at < end && (data[at] == '\r' || data[at] == '\n')) {
            at++;
        }
        int line = at;
        while (line < end && data[line] != '\r' && data[line] != '\n') {
            if (data[line] >= 0 && data[line] < ' ' && data[line] != '\t') {
                return false;
            }
            line++;
        }
        return line < end
                && new String(data, at, line - at, java.nio.charset.StandardCharsets.ISO_8859_1).contains("SIP/");
    }
}
