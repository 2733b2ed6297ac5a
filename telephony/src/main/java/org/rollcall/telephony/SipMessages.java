package org.rollcall.telephony;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Builds the requests and responses this side sends. */
final class SipMessages {
    /** The methods this side takes. */
    static final List<String> ALLOWED = List.of(
            Request.INVITE, Request.ACK, Request.BYE, Request.CANCEL, Request.OPTIONS, Request.INFO, Request.UPDATE);

    private static final String PRODUCT = "Rollcall";
    private static final int HOPS = 70;

    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final AddressFactory addresses = new AddressFactoryImpl();
    private final MessageFactory factory = new MessageFactoryImpl();
    private final SipProvider provider;
    private final InetAddress self;
    private final int port;
    private final OptionalInt tlsPort;

    /** Messages sent through this provider by a side known under this address. */
    SipMessages(SipProvider provider, InetAddress self, int port, OptionalInt tlsPort) {
        this.provider = provider;
        this.self = self;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    HeaderFactory headers() {
        return headers;
    }

    SipProvider provider() {
        return provider;
    }

    static String newTag() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() >>> 1);
    }

    /** A response; outside a dialogue its To tag follows from the Call-ID, so that a repeated request gets the same. */
    Response response(int status, Request request) throws ParseException {
        Response response = factory.createResponse(status, request);
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (to.getTag() == null && status > Response.TRYING) {
            CallIdHeader id = (CallIdHeader) request.getHeader(CallIdHeader.NAME);
            to.setTag("r" + Integer.toHexString(id.getCallId().hashCode()));
        }
        response.setHeader(headers.createServerHeader(List.of(PRODUCT)));
        return response;
    }

    Response accepted(Request request) throws ParseException {
        Response response = response(Response.OK, request);
        response.addHeader(contact(transport(request)));
        allow(response);
        response.addHeader(headers.createSupportedHeader(SessionTimer.TAG));
        return response;
    }

    Response accepted(Request request, byte[] description) throws ParseException {
        Response response = accepted(request);
        response.setContent(description, headers.createContentTypeHeader("application", "sdp"));
        return response;
    }

    /** Says in a response how the session is refreshed. */
    void expiring(Response response, int seconds, boolean byRequester) throws ParseException {
        String refresher = byRequester ? "uac" : "uas";
        response.setHeader(headers.createHeader(SessionTimer.EXPIRES, seconds + ";refresher=" + refresher));
        if (byRequester) {
            response.addHeader(headers.createRequireHeader(SessionTimer.TAG));
        }
    }

    /** Refreshes a session by a re-INVITE with the description as it is. */
    void refresh(Dialog dialog, byte[] description, Session session, Optional<TrunkAuthentication> authentication)
            throws SipException, ParseException {
        Request request = dialog.createRequest(Request.INVITE);
        request.setContent(description, headers.createContentTypeHeader("application", "sdp"));
        request.addHeader(headers.createHeader(SessionTimer.EXPIRES, SessionTimer.WANTED + ";refresher=uac"));
        request.addHeader(headers.createSupportedHeader(SessionTimer.TAG));
        if (authentication.isPresent()) {
            authentication.get().authorise(request);
        }
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.setApplicationData(session);
        dialog.sendRequest(transaction);
    }

    /** A request to be sent once more in a transaction of its own, with what it lacked. */
    static Request onceMore(Request request) throws InvalidArgumentException {
        Request next = (Request) request.clone();
        ((ViaHeader) next.getHeader(ViaHeader.NAME)).removeParameter("branch");
        CSeqHeader sequence = (CSeqHeader) next.getHeader(CSeqHeader.NAME);
        sequence.setSeqNumber(sequence.getSeqNumber() + 1);
        return next;
    }

    /** The INVITE once more, to be refreshed no more often than the other side takes (RFC 4028, section 7.3). */
    Request lessOften(Request invite, int seconds) throws InvalidArgumentException, ParseException {
        Request next = onceMore(invite);
        next.setHeader(headers.createHeader(SessionTimer.EXPIRES, Integer.toString(seconds)));
        next.setHeader(headers.createHeader(SessionTimer.SHORTEST_TAKEN, Integer.toString(seconds)));
        return next;
    }

    void allow(Response response) throws ParseException {
        for (String method : ALLOWED) {
            response.addHeader(headers.createAllowHeader(method));
        }
    }

    ContactHeader contact(String transport) throws ParseException {
        SipURI uri = addresses.createSipURI("rollcall", host(self));
        uri.setPort(port(transport));
        uri.setTransportParam(transport);
        return headers.createContactHeader(addresses.createAddress(uri));
    }

    static String transport(Request request) {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        return via.getTransport().toLowerCase(Locale.ROOT);
    }

    /** Says goodbye inside a dialogue. */
    void bye(Dialog dialog, Optional<TrunkAuthentication> authentication) throws SipException, ParseException {
        Request bye = dialog.createRequest(Request.BYE);
        if (authentication.isPresent()) {
            authentication.get().authorise(bye);
        }
        dialog.sendRequest(provider.getNewClientTransaction(bye));
    }

    /** Tells the trunk where this line is, for so many seconds; 0 takes it back. */
    Request register(TrunkRoute trunk, CallIdHeader id, long sequence, long seconds)
            throws ParseException, InvalidArgumentException {
        String transport = trunk.transport().name().toLowerCase(Locale.ROOT);
        String user = trunk.login().orElseThrow().user();
        String domain = trunk.registration().orElseThrow().domain();
        SipURI registrar = addresses.createSipURI(null, domain);
        SipURI self = addresses.createSipURI(user, domain);
        ViaHeader via = headers.createViaHeader(host(this.self), port(transport), transport, null);
        via.setRPort();
        Request register = factory.createRequest(
                registrar,
                Request.REGISTER,
                id,
                headers.createCSeqHeader(sequence, Request.REGISTER),
                headers.createFromHeader(addresses.createAddress(self), newTag()),
                headers.createToHeader(addresses.createAddress(self), null),
                List.of(via),
                headers.createMaxForwardsHeader(HOPS));
        SipURI next = addresses.createSipURI(null, host(trunk.address().getAddress()));
        next.setPort(trunk.address().getPort());
        next.setTransportParam(transport);
        next.setLrParam();
        register.addHeader(headers.createRouteHeader(addresses.createAddress(next)));
        register.addHeader(contact(transport));
        register.addHeader(headers.createExpiresHeader((int) Math.min(seconds, Integer.MAX_VALUE)));
        register.addHeader(headers.createUserAgentHeader(List.of(PRODUCT)));
        return register;
    }

    /** An INVITE that begins a call over the trunk. */
    Request invite(
            OutgoingCall order, TrunkRoute trunk, byte[] description, Optional<TrunkAuthentication> authentication)
            throws ParseException, InvalidArgumentException {
        String transport = trunk.transport().name().toLowerCase(Locale.ROOT);
        SipURI target =
                addresses.createSipURI(order.number(), host(trunk.address().getAddress()));
        SipURI to = addresses.createSipURI(order.number(), host(trunk.address().getAddress()));
        SipURI from = addresses.createSipURI(order.from(), host(self));
        target.setPort(trunk.address().getPort());
        target.setTransportParam(transport);
        CallIdHeader id = provider.getNewCallId();
        List<ViaHeader> via = new ArrayList<>();
        via.add(headers.createViaHeader(host(self), port(transport), transport, null));
        Request invite = factory.createRequest(
                target,
                Request.INVITE,
                id,
                headers.createCSeqHeader(1L, Request.INVITE),
                headers.createFromHeader(addresses.createAddress(from), newTag()),
                headers.createToHeader(addresses.createAddress(to), null),
                via,
                headers.createMaxForwardsHeader(HOPS));
        invite.addHeader(contact(transport));
        invite.addHeader(headers.createUserAgentHeader(List.of(PRODUCT)));
        for (String method : ALLOWED) {
            invite.addHeader(headers.createAllowHeader(method));
        }
        invite.addHeader(headers.createSupportedHeader(SessionTimer.TAG));
        invite.addHeader(headers.createHeader(SessionTimer.EXPIRES, Integer.toString(SessionTimer.WANTED)));
        invite.setContent(description, headers.createContentTypeHeader("application", "sdp"));
        if (authentication.isPresent()) {
            authentication.get().authorise(invite);
        }
        return invite;
    }

    private int port(String transport) {
        return transport.equals("tls") ? tlsPort.orElse(port) : port;
    }

    private static String host(InetAddress address) {
        String host = address.getHostAddress();
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
