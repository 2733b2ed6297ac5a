package org.rollcall.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CallIdHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.rollcall.telephony.rtp.RtpEngine;
import org.rollcall.telephony.rtp.RtpStream;
import org.rollcall.telephony.stack.SipEndpoint;
import org.rollcall.telephony.stack.TlsSockets;

/** A telephone line: SIP signalling on one port, RTP for its calls. Takes calls, and places them over its trunk. */
public final class SipLine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SipLine.class.getName());
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final LineSettings settings;
    private final CallHandler handler;
    private final Clock clock;
    private final RtpEngine engine;
    private final Signalling signalling;
    private final SipEndpoint endpoint;
    private final SipMessages messages;
    private final Admission admission;
    private final Optional<TrunkAuthentication> authentication;
    private final Optional<Registering> registering;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sip-timers").daemon().factory());
    private final Map<LiveCall, Thread> calls = new ConcurrentHashMap<>();
    private final LongAdder incoming = new LongAdder();
    private final LongAdder outgoing = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private SipLine(LineSettings settings, CallHandler handler, Clock clock) throws IOException {
        this.settings = settings;
        this.handler = handler;
        this.clock = clock;
        this.admission = new Admission(settings.limits());
        this.engine = new RtpEngine(settings.bind().getAddress(), settings.rtpPorts(), settings.deadAfter(), clock);
        if (settings.tls().isPresent()) {
            engine.prepareEncryption();
        }
        this.signalling = new Signalling(this::hears, this::incoming);
        this.endpoint = SipEndpoint.open(
                settings.bind(),
                settings.advertised(),
                settings::hears,
                settings.tls().map(SipLine::tls),
                signalling);
        this.messages =
                new SipMessages(endpoint.provider(), settings.advertised(), endpoint.port(), endpoint.tlsPort());
        signalling.speakWith(messages);
        this.authentication =
                settings.trunk().flatMap(TrunkRoute::login).map(l -> new TrunkAuthentication(l, messages.headers()));
        this.registering = settings.trunk()
                .filter(t -> t.registration().isPresent())
                .flatMap(t -> authentication.map(a -> new Registering(t, messages, a, timers, clock)));
        registering.ifPresent(Registering::start);
    }

    /**
     * Opens a line. Throws IOException when its port is taken or its address is not this machine's.
     *
     * @param handler takes the calls that come
     * @param clock tells when a call came
     */
    public static SipLine open(LineSettings settings, CallHandler handler, Clock clock) throws IOException {
        return new SipLine(settings, handler, clock);
    }

    /** The port of signalling, UDP and TCP. */
    public int port() {
        return endpoint.port();
    }

    /** The port of signalling over TLS; throws IllegalStateException when the line has none. */
    public int tlsPort() {
        return endpoint.tlsPort().orElseThrow(() -> new IllegalStateException("The line has no TLS."));
    }

    private static TlsSockets tls(LineTls tls) {
        return new TlsSockets(tls.context(), tls.port(), tls.clientCertificates());
    }

    private void incoming(ServerTransaction transaction, Request request) {
        InetAddress source = Signalling.source(request);
        boolean believed = settings.hears(source) ? settings.believes(source) : hears(request);
        Caller caller = CallerReader.read(request, source, believed);
        Optional<Refusal.Reason> full = admission.admit(caller);
        if (full.isPresent()) {
            refuse(transaction, request, new Refusal(full.get(), caller));
            return;
        }
        Happenings happenings = new Happenings();
        RtpStream stream;
        try {
            stream = engine.open(happenings);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no media port for a call", e);
            admission.leave(caller);
            refuse(transaction, request, new Refusal(Refusal.Reason.LINE_FULL, caller));
            return;
        }
        Session session = new Session(messages, settings, stream, happenings, source, timers, proofFor(source), () -> {
            signalling.decided(request);
            admission.leave(caller);
        });
        Dialog dialog = transaction.getDialog();
        if (dialog != null) {
            session.within(dialog);
        }
        IncomingInvite invite = new IncomingInvite(transaction, request, messages, session, happenings);
        signalling.await(request, invite);
        invite.ring();
        incoming.increment();
        start(new LiveCall(callId(request), caller, clock.instant(), session, happenings, invite));
    }

    /** From a peer: by its address, or by the certificate without which its connection would not stand. */
    private boolean hears(Request request) {
        boolean certified = settings.tls().map(LineTls::clientCertificates).orElse(false)
                && SipMessages.transport(request).equals("tls");
        return certified || settings.hears(Signalling.source(request));
    }

    /** Who this line is goes to its trunk only. */
    private Optional<TrunkAuthentication> proofFor(InetAddress source) {
        boolean trunk = settings.trunk()
                .map(t -> source.equals(t.address().getAddress()))
                .orElse(false);
        return trunk ? authentication : Optional.empty();
    }

    /** How the line stands with the trunk it registers with; empty when it does not register. */
    public Optional<RegistrationState> registration() {
        return registering.map(Registering::state);
    }

    private static CallId callId(Request request) {
        return new CallId(((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId());
    }

    private void refuse(ServerTransaction transaction, Request request, Refusal refusal) {
        refused.increment();
        try {
            Response response = messages.response(Response.SERVICE_UNAVAILABLE, request);
            int seconds = (int) settings.limits().retryAfter().toSeconds();
            response.addHeader(messages.headers().createRetryAfterHeader(seconds));
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException | ParseException e) {
            LOG.log(System.Logger.Level.DEBUG, "a refusal could not be sent", e);
        }
        handler.refused(refusal);
    }

    private void start(LiveCall call) {
        Thread thread = Thread.ofVirtual().name("call-" + call.id()).unstarted(() -> handle(call));
        calls.put(call, thread);
        thread.start();
    }

    private void handle(LiveCall call) {
        try {
            handler.handle(call);
        } catch (CallEnded e) {
            LOG.log(System.Logger.Level.DEBUG, "a call ended: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "handling a call failed", e);
        } finally {
            call.hangUp();
            calls.remove(call);
        }
    }

    /**
     * Places a call over the trunk and waits for its outcome. Whoever gets an answered call hangs it up.
     *
     * @throws IllegalStateException when the line has no trunk
     */
    public CallResult call(OutgoingCall order) throws InterruptedException {
        TrunkRoute trunk = settings.trunk()
                .orElseThrow(() -> new IllegalStateException("The line has no trunk for outgoing calls; set one."));
        if (!admission.admitOutgoing()) {
            return new CallResult.Failed("The line is full.");
        }
        Happenings happenings = new Happenings();
        RtpStream stream;
        try {
            stream = engine.open(happenings);
        } catch (IOException e) {
            admission.leaveOutgoing();
            return new CallResult.Failed(String.valueOf(e.getMessage()));
        }
        InetAddress peer = trunk.address().getAddress();
        Session session = new Session(
                messages, settings, stream, happenings, peer, timers, authentication, admission::leaveOutgoing);
        outgoing.increment();
        CallResult result = new CallResult.Failed("The call was interrupted.");
        try {
            result = place(order, trunk, session, happenings);
        } finally {
            if (!(result instanceof CallResult.Answered)) {
                session.end(true);
            }
        }
        return result;
    }

    private CallResult place(OutgoingCall order, TrunkRoute trunk, Session session, Happenings happenings)
            throws InterruptedException {
        try {
            if (trunk.transport() == Transport.TLS) {
                session.encrypt();
            }
            Request invite = messages.invite(order, trunk, session.offer(), authentication);
            ClientTransaction transaction = endpoint.provider().getNewClientTransaction(invite);
            Caller other = new Caller(
                    Optional.of(order.number()),
                    false,
                    order.number(),
                    Optional.empty(),
                    Optional.empty(),
                    trunk.address().getAddress());
            Dialling dialling = new Dialling(
                    transaction,
                    messages,
                    session,
                    authentication,
                    s -> new LiveCall(callId(invite), other, clock.instant(), s, happenings, null));
            return dialling.place(order.ringFor());
        } catch (SipException | ParseException | InvalidArgumentException e) {
            return new CallResult.Failed("The call could not be placed: " + e.getMessage());
        }
    }

    /** What the line did so far. */
    public LineCounts counts() {
        return new LineCounts(
                admission.up(),
                incoming.sum(),
                outgoing.sum(),
                refused.sum(),
                endpoint.counters().strangers(),
                endpoint.counters().garbage(),
                endpoint.counters().malformed(),
                engine.counters().packetsSent(),
                engine.counters().packetsReceived(),
                engine.counters().strayDatagrams() + engine.counters().malformedDatagrams(),
                engine.lateness().quantile(0.5),
                engine.lateness().quantile(0.999));
    }

    /** Takes no more calls, says goodbye to those that are up and waits up to five seconds for their handlers. */
    @Override
    public void close() {
        admission.close();
        calls.keySet().forEach(LiveCall::hangUpNow);
        long deadline = System.nanoTime() + CLOSE_WITHIN.toNanos();
        boolean interrupted = false;
        for (Thread thread : calls.values()) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        calls.values().forEach(Thread::interrupt);
        registering.ifPresent(Registering::close);
        timers.shutdownNow();
        endpoint.close();
        engine.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
