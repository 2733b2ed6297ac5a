package org.rollcall.telephony.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The stack's parser, but whatever it stumbles over is a ParseException and counted. */
final class SafeParser implements MessageParser {
    private final StringMsgParser parser = new StringMsgParser();
    private final LongAdder malformed;

    SafeParser(LongAdder malformed) {
        this.malformed = malformed;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, @Nullable ParseExceptionListener listener)
            throws ParseException {
        try {
            return complete(parser.parseSIPMessage(bytes, readBody, strict, listener));
        } catch (ParseException e) {
            malformed.increment();
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            malformed.increment();
            ParseException refused = new ParseException("The message cannot be read: " + e, 0);
            refused.initCause(e);
            throw refused;
        }
    }

    /** A message without the headers that say whose it is cannot be answered; the stack passes over null. */
    private @Nullable SIPMessage complete(@Nullable SIPMessage message) {
        if (message == null) {
            return null;
        }
        boolean whole = message.getTopmostVia() != null
                && message.getCSeq() != null
                && message.getFrom() != null
                && message.getTo() != null
                && message.getCallId() != null;
        if (!whole) {
            malformed.increment();
            return null;
        }
        return message;
    }
}
