package org.rollcall.telephony.stack;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;

/** The stack, listening on one port by UDP and TCP. */
public final class SipEndpoint implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** No message may be longer, in bytes. */
    static final int LONGEST_MESSAGE = 16 * 1024;

    private final Stack stack;
    private final SipProvider provider;
    private final SocketCounters counters;
    private final PeerSockets sockets;
    private final Optional<TlsSockets> tls;

    private SipEndpoint(
            Stack stack, SipProvider provider, SocketCounters counters, PeerSockets sockets, Optional<TlsSockets> tls) {
        this.stack = stack;
        this.provider = provider;
        this.counters = counters;
        this.sockets = sockets;
        this.tls = tls;
    }

    /** The stack with sockets of ours; its own constructor would only take a class name. */
    private static final class Stack extends SipStackImpl {
        Stack(Properties properties, PeerSockets sockets, SocketCounters counters)
                throws javax.sip.PeerUnavailableException {
            super(properties);
            networkLayer = sockets;
            setMessageParserFactory(owner -> new SafeParser(counters.malformed));
        }
    }

    /**
     * Binds and listens. Throws IOException when the port is taken or the stack does not start.
     *
     * @param bind the local address, port 0 for any free one
     * @param publicAddress what goes into Via and Contact
     * @param peers whom to hear
     * @param tls signalling over TLS as well
     */
    public static SipEndpoint open(
            InetSocketAddress bind,
            InetAddress publicAddress,
            Predicate<InetAddress> peers,
            Optional<TlsSockets> tls,
            SipListener listener)
            throws IOException {
        SocketCounters counters = new SocketCounters();
        PeerSockets sockets = PeerSockets.bind(bind, peers, counters, tls);
        try {
            Stack stack = new Stack(properties(tls), sockets, counters);
            String host = bind.getAddress().getHostAddress();
            ListeningPoint udp = stack.createListeningPoint(host, sockets.port(), ListeningPoint.UDP);
            ListeningPoint tcp = stack.createListeningPoint(host, sockets.port(), ListeningPoint.TCP);
            String sentBy = publicAddress.getHostAddress() + ":" + sockets.port();
            udp.setSentBy(sentBy);
            tcp.setSentBy(sentBy);
            SipProvider provider = stack.createSipProvider(udp);
            provider.addListeningPoint(tcp);
            if (tls.isPresent()) {
                ListeningPoint secure =
                        stack.createListeningPoint(host, tls.get().port(), ListeningPoint.TLS);
                secure.setSentBy(
                        publicAddress.getHostAddress() + ":" + tls.get().port());
                provider.addListeningPoint(secure);
            }
            provider.addSipListener(listener);
            stack.start();
            return new SipEndpoint(stack, provider, counters, sockets, tls);
        } catch (SipException | InvalidArgumentException | ParseException | java.util.TooManyListenersException e) {
            sockets.close();
            throw new IOException("The SIP stack did not start on " + bind + ": " + e.getMessage(), e);
        }
    }

    private static Properties properties(Optional<TlsSockets> tls) {
        Properties p = new Properties();
        p.setProperty("javax.sip.STACK_NAME", "rollcall-" + NUMBER.incrementAndGet());
        p.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        p.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        p.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietServerLogger.class.getName());
        p.setProperty("gov.nist.javax.sip.TRACE_LEVEL", "0");
        p.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "false");
        p.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        p.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(LONGEST_MESSAGE + 1_024));
        p.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", Integer.toString(1 << 20));
        p.setProperty("gov.nist.javax.sip.SEND_UDP_BUFFER_SIZE", Integer.toString(1 << 20));
        p.setProperty("gov.nist.javax.sip.TIMER_CLASS_NAME", ScheduledExecutorSipTimer.class.getName());
        p.setProperty("gov.nist.javax.sip.CONNECTION_TIMEOUT", "3000");
        p.setProperty("gov.nist.javax.sip.REJECT_STRAY_RESPONSES", "true");
        p.setProperty("gov.nist.javax.sip.DELIVER_TERMINATED_EVENT_FOR_NULL_DIALOG", "false");
        tls.ifPresent(t -> t.describe(p));
        return p;
    }

    /** The port bound. */
    public int port() {
        return sockets.port();
    }

    /** The port bound for TLS. */
    public OptionalInt tlsPort() {
        return tls.map(t -> OptionalInt.of(t.port())).orElse(OptionalInt.empty());
    }

    /** What makes transactions and sends. */
    public SipProvider provider() {
        return provider;
    }

    /** What came and went no further. */
    public SocketCounters counters() {
        return counters;
    }

    /** Frees the port at once; the stack's own stop takes a second and goes on behind. */
    @Override
    public void close() {
        try {
            sockets.close();
        } catch (IOException e) {
            System.getLogger(SipEndpoint.class.getName()).log(System.Logger.Level.DEBUG, "closing signalling", e);
        }
        Thread.ofPlatform().name("sip-stop").daemon().start(stack::stop);
    }
}
