package org.rollcall.telephony;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.header.AcceptHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Which requests are refused for what they are, whatever the state of the line (RFC 3261, section 8.2). */
final class Acceptance {
    /** Methods that exist but that this side takes from no one. */
    private static final Set<String> KNOWN = Set.of(
            Request.REGISTER,
            Request.REFER,
            Request.SUBSCRIBE,
            Request.NOTIFY,
            Request.MESSAGE,
            Request.PUBLISH,
            Request.PRACK);

    private static final Set<String> WITH_DESCRIPTION = Set.of(Request.INVITE, Request.UPDATE);

    private final SipMessages messages;

    Acceptance(SipMessages messages) {
        this.messages = messages;
    }

    /** The refusal of a request, without regard to calls; empty when nothing is wrong with it so far. */
    Optional<Response> refusal(Request request) throws ParseException {
        String method = request.getMethod();
        if (method.equals(Request.ACK) || method.equals(Request.CANCEL)) {
            return Optional.empty();
        }
        if (!SipMessages.ALLOWED.contains(method)) {
            boolean known = KNOWN.contains(method);
            Response response =
                    messages.response(known ? Response.METHOD_NOT_ALLOWED : Response.NOT_IMPLEMENTED, request);
            messages.allow(response);
            return Optional.of(response);
        }
        List<String> unknown = unknownRequirements(request);
        if (!unknown.isEmpty()) {
            Response response = messages.response(Response.BAD_EXTENSION, request);
            for (String tag : unknown) {
                response.addHeader(messages.headers().createUnsupportedHeader(tag));
            }
            return Optional.of(response);
        }
        if (!WITH_DESCRIPTION.contains(method)) {
            return Optional.empty();
        }
        Optional<Response> unreadable = unreadable(request);
        return unreadable.isPresent() ? unreadable : tooOften(request);
    }

    /** A session that would have to be refreshed more often than this side takes (RFC 4028, section 6). */
    private Optional<Response> tooOften(Request request) throws ParseException {
        Optional<SessionTimer.Expiry> asked = SessionTimer.Expiry.of(request);
        if (asked.isEmpty() || asked.get().seconds() >= SessionTimer.SHORTEST) {
            return Optional.empty();
        }
        Response response = messages.response(SessionTimer.INTERVAL_TOO_SMALL, request);
        response.addHeader(
                messages.headers().createHeader(SessionTimer.SHORTEST_TAKEN, Integer.toString(SessionTimer.SHORTEST)));
        return Optional.of(response);
    }

    private static List<String> unknownRequirements(Request request) {
        List<String> unknown = new ArrayList<>();
        Iterator<?> headers = request.getHeaders(RequireHeader.NAME);
        while (headers.hasNext()) {
            String tag = ((RequireHeader) headers.next()).getOptionTag();
            if (!tag.equals(SessionTimer.TAG)) {
                unknown.add(tag);
            }
        }
        return unknown;
    }

    /** A body this side cannot read, or an answer the other side could not; within a call a new offer may fail alone. */
    private Optional<Response> unreadable(Request request) throws ParseException {
        byte[] body = request.getRawContent();
        if (body != null && body.length > 0 && !isDescription(request)) {
            Response response = messages.response(Response.UNSUPPORTED_MEDIA_TYPE, request);
            response.addHeader(messages.headers().createAcceptHeader("application", "sdp"));
            return Optional.of(response);
        }
        boolean begins = ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() == null;
        return begins && !takesDescriptions(request)
                ? Optional.of(messages.response(Response.NOT_ACCEPTABLE, request))
                : Optional.empty();
    }

    private static boolean isDescription(Request request) {
        ContentTypeHeader type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
        ContentEncodingHeader encoding = (ContentEncodingHeader) request.getHeader(ContentEncodingHeader.NAME);
        return (type == null || is(type.getContentType(), "application") && is(type.getContentSubType(), "sdp"))
                && (encoding == null || is(encoding.getEncoding(), "identity"));
    }

    private static boolean takesDescriptions(Request request) {
        Iterator<?> headers = request.getHeaders(AcceptHeader.NAME);
        boolean any = headers.hasNext();
        while (headers.hasNext()) {
            AcceptHeader accept = (AcceptHeader) headers.next();
            boolean everything = is(accept.getContentType(), "*");
            boolean type = everything || is(accept.getContentType(), "application");
            if (type && (is(accept.getContentSubType(), "*") || is(accept.getContentSubType(), "sdp"))) {
                return true;
            }
        }
        return !any;
    }

    private static boolean is(String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).equals(wanted);
    }
}
