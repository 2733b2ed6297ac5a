package org.rollcall.telephony.stack;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import java.text.ParseException;
import java.util.concurrent.atomic.LongAdder;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * The stack's parser, but whatever it stumbles over is a ParseException and counted. Datagrams were examined when they
 * came; what comes by a connection is examined here.
 */
final class SafeParser implements MessageParser {
    private static final int HOPS = 70;

    private final StringMsgParser parser = new StringMsgParser();
    private final LongAdder malformed;

    SafeParser(LongAdder malformed) {
        this.malformed = malformed;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, @Nullable ParseExceptionListener listener)
            throws ParseException {
        boolean datagram = listener instanceof UDPMessageChannel;
        try {
            if (!datagram && !(Examination.of(RawMessage.read(bytes), false) instanceof Examination.Verdict.Sound)) {
                throw new ParseException("The message is malformed.", 0);
            }
            SIPMessage message = parser.parseSIPMessage(bytes, readBody, strict, listener);
            if (message instanceof SIPRequest request) {
                completed(request, datagram);
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
     * Fills in what the stack needs. It would answer by the transport the Via names, and open a connection for it on a
     * datagram's word; and it takes no request without Max-Forwards and no INVITE without Contact, which RFC 2543 did
     * not ask for (without Contact, what follows goes to the address in From).
     */
    private static void completed(SIPRequest request, boolean datagram)
            throws ParseException, InvalidArgumentException {
        Via via = request.getTopmostVia();
        if (datagram && via != null && !via.getTransport().equalsIgnoreCase("UDP")) {
            via.setTransport("UDP");
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
