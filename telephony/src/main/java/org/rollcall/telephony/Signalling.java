package org.rollcall.telephony;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.rollcall.telephony.rtp.Keypad;

/** Hears what the stack hears and gives each message to the call it belongs to. Runs on the stack's one event thread. */
final class Signalling implements SipListener {
    private static final System.Logger LOG = System.getLogger(Signalling.class.getName());
    private static final Pattern SIGNAL = Pattern.compile("Signal\\s*=\\s*([0-9A-Da-d*#])");
    private final Map<String, IncomingInvite> waiting = new ConcurrentHashMap<>();
    private final BiConsumer<ServerTransaction, Request> newCall;
    private final Predicate<Request> heard;
    private @Nullable SipMessages messages;

    /** Listens to {@code heard} only; new calls go to {@code newCall}. */
    Signalling(Predicate<Request> heard, BiConsumer<ServerTransaction, Request> newCall) {
        this.heard = heard;
        this.newCall = newCall;
    }

    void speakWith(SipMessages messages) {
        this.messages = messages;
    }

    private SipMessages messages() {
        SipMessages now = messages;
        if (now == null) {
            throw new IllegalStateException("The line is not open yet.");
        }
        return now;
    }

    /** Until it is decided, a CANCEL finds this INVITE. */
    void await(Request invite, IncomingInvite incoming) {
        waiting.put(branch(invite), incoming);
    }

    void decided(Request invite) {
        waiting.remove(branch(invite));
    }

    private static String branch(Request request) {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        return via.getHost() + ":" + via.getPort() + ";" + via.getBranch();
    }

    static InetAddress source(Request request) {
        return ((SIPRequest) request).getRemoteAddress();
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            request(event, event.getRequest());
        } catch (TransactionAlreadyExistsException e) {
            LOG.log(System.Logger.Level.TRACE, "a retransmission");
        } catch (SipException | InvalidArgumentException | ParseException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a request could not be handled", e);
        }
    }

    private void request(RequestEvent event, Request request)
            throws SipException, InvalidArgumentException, ParseException {
        if (!heard.test(request)) {
            refuse(Response.FORBIDDEN, event);
            return;
        }
        Optional<Response> refusal = new Acceptance(messages()).refusal(request);
        if (refusal.isPresent()) {
            answer(event, refusal.get());
            return;
        }
        Optional<Session> session = session(event.getDialog());
        switch (request.getMethod()) {
            case Request.ACK -> session.ifPresent(s -> s.acknowledged(request));
            case Request.INVITE -> invite(event, request, session);
            case Request.UPDATE -> {
                if (session.isPresent()) {
                    session.get().changed(request, transaction(event));
                } else {
                    refuse(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, event);
                }
            }
            case Request.BYE -> bye(event, request, session);
            case Request.CANCEL -> cancel(event, request);
            case Request.OPTIONS -> options(event, request);
            case Request.INFO -> info(event, request, session);
            default -> refuse(Response.NOT_IMPLEMENTED, event);
        }
    }

    private void invite(RequestEvent event, Request request, Optional<Session> session)
            throws SipException, InvalidArgumentException, ParseException {
        boolean inside = ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
        if (inside && session.isPresent()) {
            session.get().changed(request, transaction(event));
        } else if (inside) {
            refuse(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, event);
        } else {
            newCall.accept(transaction(event), request);
        }
    }

    private ServerTransaction transaction(RequestEvent event) throws SipException {
        ServerTransaction known = event.getServerTransaction();
        return known != null ? known : messages().provider().getNewServerTransaction(event.getRequest());
    }

    private void bye(RequestEvent event, Request request, Optional<Session> session)
            throws SipException, InvalidArgumentException, ParseException {
        if (session.isEmpty()) {
            refuse(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, event);
            return;
        }
        transaction(event).sendResponse(messages().response(Response.OK, request));
        session.get().theyHungUp();
    }

    private void cancel(RequestEvent event, Request request)
            throws SipException, InvalidArgumentException, ParseException {
        IncomingInvite invite = waiting.get(branch(request));
        int status = invite == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK;
        transaction(event).sendResponse(messages().response(status, request));
        if (invite != null) {
            invite.cancelled();
        }
    }

    private void options(RequestEvent event, Request request)
            throws SipException, InvalidArgumentException, ParseException {
        Response response = messages().response(Response.OK, request);
        messages().allow(response);
        response.addHeader(messages().headers().createAcceptHeader("application", "sdp"));
        answer(event, response);
    }

    /** Keys by INFO, as application/dtmf-relay or application/dtmf; not when they also come as events. */
    private void info(RequestEvent event, Request request, Optional<Session> session)
            throws SipException, InvalidArgumentException, ParseException {
        if (session.isEmpty()) {
            refuse(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, event);
            return;
        }
        transaction(event).sendResponse(messages().response(Response.OK, request));
        byte[] body = request.getRawContent();
        if (body == null || session.get().stream().sawEvents()) {
            return;
        }
        String text = new String(body, StandardCharsets.ISO_8859_1).strip();
        Matcher relay = SIGNAL.matcher(text);
        if (relay.find()) {
            session.get().key(relay.group(1).charAt(0));
        } else if (text.length() == 1 && Keypad.isKey(text.charAt(0))) {
            session.get().key(text.charAt(0));
        }
    }

    private void refuse(int status, RequestEvent event) throws SipException, InvalidArgumentException, ParseException {
        answer(event, messages().response(status, event.getRequest()));
    }

    /** Answers without keeping anything of it, except within a call, where the stack keeps it anyway. */
    private void answer(RequestEvent event, Response response) throws SipException, InvalidArgumentException {
        if (event.getServerTransaction() != null || event.getDialog() != null) {
            transaction(event).sendResponse(response);
        } else {
            messages().provider().sendResponse(response);
        }
    }

    private static Optional<Session> session(@Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof Session s ? Optional.of(s) : Optional.empty();
    }

    @Override
    public void processResponse(ResponseEvent event) {
        try {
            CSeqHeader sequence = (CSeqHeader) event.getResponse().getHeader(CSeqHeader.NAME);
            ClientTransaction transaction = event.getClientTransaction();
            if (transaction != null
                    && sequence.getMethod().equals(Request.INVITE)
                    && transaction.getApplicationData() instanceof Dialling dialling) {
                dialling.response(event.getResponse(), event.getDialog());
            } else if (transaction != null && transaction.getApplicationData() instanceof Registering registering) {
                registering.response(event.getResponse());
            } else if (transaction != null && TrunkAuthentication.asks(event.getResponse())) {
                Optional<Session> session = session(event.getDialog());
                if (session.isPresent()) {
                    session.get().challenged(transaction.getRequest(), event.getResponse());
                }
            } else if (transaction != null
                    && sequence.getMethod().equals(Request.INVITE)
                    && transaction.getApplicationData() instanceof Session session) {
                session.refreshed(event.getResponse(), event.getDialog());
            }
        } catch (SipException | InvalidArgumentException | ParseException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a response could not be handled", e);
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        ClientTransaction client = event.getClientTransaction();
        if (client != null && client.getApplicationData() instanceof Dialling dialling) {
            dialling.failed("The other side's network does not respond.");
        } else if (client != null && client.getApplicationData() instanceof Registering registering) {
            registering.failed("The trunk does not respond.");
        } else if (client != null && client.getApplicationData() instanceof Session session) {
            session.lost();
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.log(System.Logger.Level.DEBUG, "signalling to " + event.getHost() + " failed");
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        session(event.getDialog()).ifPresent(Session::lost);
    }
}
