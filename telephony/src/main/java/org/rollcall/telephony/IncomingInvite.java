package org.rollcall.telephony;

import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** An INVITE that waits for its final response. */
final class IncomingInvite {
    private static final System.Logger LOG = System.getLogger(IncomingInvite.class.getName());

    private final ServerTransaction transaction;
    private final Request request;
    private final SipMessages messages;
    private final Session session;
    private final Happenings happenings;
    private final String tag = SipMessages.newTag();
    private boolean decided;

    IncomingInvite(
            ServerTransaction transaction,
            Request request,
            SipMessages messages,
            Session session,
            Happenings happenings) {
        this.transaction = transaction;
        this.request = request;
        this.messages = messages;
        this.session = session;
        this.happenings = happenings;
    }

    /** Tells the other side that it rings here. */
    synchronized void ring() {
        if (!decided) {
            respond(Response.RINGING);
        }
    }

    /** Accepts. Throws LineDied when the answer cannot be sent. */
    synchronized void answer() {
        if (decided) {
            return;
        }
        decided = true;
        try {
            byte[] description = session.describe(request.getRawContent());
            Response ok = session.timed(request, messages.accepted(request, description));
            ((ToHeader) ok.getHeader(ToHeader.NAME)).setTag(tag);
            transaction.sendResponse(ok);
        } catch (NoCommonAudio e) {
            LOG.log(System.Logger.Level.DEBUG, "an INVITE offered nothing usable", e);
            respond(Response.NOT_ACCEPTABLE_HERE);
            fail();
        } catch (SipException | InvalidArgumentException | ParseException e) {
            LOG.log(System.Logger.Level.DEBUG, "an INVITE could not be answered", e);
            fail();
        } catch (RuntimeException | LinkageError e) {
            respond(Response.SERVER_INTERNAL_ERROR);
            session.end(false);
            throw e;
        }
    }

    private void fail() {
        happenings.end(() -> new LineDied(LineDied.Cause.SIGNALLING));
        session.end(false);
        happenings.requireUp();
    }

    /** Refuses with this status; false when it was answered or refused already. */
    synchronized boolean reject(int status) {
        if (decided) {
            return false;
        }
        decided = true;
        respond(status);
        session.end(false);
        return true;
    }

    /**
     * The other side no longer wants to be answered; once it has been, that changes nothing (RFC 3261, section 9.2).
     * Whoever wakes by it must not refuse before this has.
     */
    synchronized void cancelled() {
        if (!decided) {
            happenings.end(() -> new HungUp(HungUp.By.THEM));
            reject(Response.REQUEST_TERMINATED);
        }
    }

    private void respond(int status) {
        try {
            Response response = messages.response(status, request);
            ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(tag);
            if (status < Response.MULTIPLE_CHOICES) {
                response.addHeader(messages.contact(SipMessages.transport(request)));
            }
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException | ParseException e) {
            LOG.log(System.Logger.Level.DEBUG, "a response could not be sent", e);
        }
    }
}
