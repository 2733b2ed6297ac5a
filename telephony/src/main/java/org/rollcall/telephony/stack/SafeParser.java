package org.rollcall.telephony.stack;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.MessageChannel;
import java.text.ParseException;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * The stack's parser, but whatever it stumbles over is a ParseException and counted. What comes here was examined when it
 * came: datagrams by {@link PeerDatagramSocket}, messages of a connection by {@link WholeMessages}.
 */
final class SafeParser implements MessageParser {
    private static final int HOPS = 70;
    private static final Set<Class<?>> NEEDED =
            Set.of(From.class, To.class, CSeq.class, Via.class, CallID.class, RequestLine.class, StatusLine.class);

    private final StringMsgParser parser = new StringMsgParser();
    private final LongAdder malformed;

    SafeParser(LongAdder malformed) {
        this.malformed = malformed;
    }

    /** Whether the stack's parser takes a message, as it would be taken from a connection. */
    static boolean reads(byte[] message) {
        ParseExceptionListener strictly = (problem, parsed, header, text, whole) -> {
            if (NEEDED.contains(header)) {
                throw problem;
            }
        };
        try {
            SIPMessage read = new StringMsgParser().parseSIPMessage(message, true, false, strictly);
            return read != null && read.getFrom() != null && read.getTo() != null && read.getViaHeaders() != null;
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, @Nullable ParseExceptionListener listener)
            throws ParseException {
        try {
            SIPMessage message = parser.parseSIPMessage(bytes, readBody, strict, listener);
            if (message instanceof SIPRequest request) {
                completed(request, listener instanceof MessageChannel channel ? channel.getTransport() : "UDP");
            }
            return message;
        } catch (ParseException e) {
            malformed.increment();
            throw e;
        } catch (InvalidArgumentException | RuntimeException | StackOverflowError e) {
            malformed.increment();
            ParseException refused = new ParseException("The message cannot be read: " + e, 0);
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * Fills in what the stack needs. It would answer by the transport the Via names, not by the one the request came by,
     * and open a connection for it on a datagram's word; and it takes no request without Max-Forwards and no INVITE without Contact, which RFC 2543 did
     * not ask for (without Contact, what follows goes to the address in From).
     */
    private static void completed(SIPRequest request, String transport)
            throws ParseException, InvalidArgumentException {
        Via via = request.getTopmostVia();
        if (via != null && !via.getTransport().equalsIgnoreCase(transport)) {
            via.setTransport(transport);
        }
        if (request.getMaxForwards() == null) {
            request.setMaxForwards(new MaxForwards(HOPS));
        }
        if (request.getMethod().equals(Request.INVITE) && request.getContactHeader() == null) {
            Address from = (Address) request.getFrom().getAddress().clone();
            request.addHeader(new HeaderFactoryImpl().createContactHeader(from));
        }
    }
}
