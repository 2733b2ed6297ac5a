package org.rollcall.telephony;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Proves to the trunk who this line is. Keeps the last challenge, so that later requests carry their answer at once
 * (RFC 3261, section 22.1), and counts how often its nonce was used. Any number of threads.
 */
final class TrunkAuthentication {
    private static final int OWN_NONCE_BYTES = 16;
    private static final int MOST_ANSWERS = 3;

    private final TrunkLogin login;
    private final HeaderFactory headers;
    private final SecureRandom random = new SecureRandom();
    private @Nullable DigestChallenge last;
    private int used;

    TrunkAuthentication(TrunkLogin login, HeaderFactory headers) {
        this.login = login;
        this.headers = headers;
    }

    /** Adds the answer to the last challenge, if there was one. */
    synchronized void authorise(Request request) throws ParseException {
        DigestChallenge challenge = last;
        if (challenge == null) {
            return;
        }
        used++;
        request.removeHeader(AuthorizationHeader.NAME);
        request.removeHeader(ProxyAuthorizationHeader.NAME);
        AuthorizationHeader header = challenge.proxy()
                ? headers.createProxyAuthorizationHeader("Digest")
                : headers.createAuthorizationHeader("Digest");
        URI uri = request.getRequestURI();
        Optional<Digest.Quality> quality =
                challenge.qop() ? Optional.of(new Digest.Quality(used, ownNonce())) : Optional.empty();
        header.setUsername(login.user());
        header.setRealm(challenge.realm());
        header.setNonce(challenge.nonce());
        header.setURI(uri);
        header.setAlgorithm(challenge.digest().token());
        if (challenge.opaque().isPresent()) {
            header.setOpaque(challenge.opaque().get());
        }
        if (quality.isPresent()) {
            header.setQop("auth");
            header.setCNonce(quality.get().own());
            header.setNonceCount(quality.get().count());
        }
        header.setResponse(challenge
                .digest()
                .response(login, challenge.realm(), challenge.nonce(), request.getMethod(), uri.toString(), quality));
        request.addHeader(header);
    }

    private String ownNonce() {
        byte[] bytes = new byte[OWN_NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * The challenged request once more, with the answer. Empty when the login was wrong, so that asking again would not
     * help, or when nothing in the challenge can be answered.
     *
     * @param answered how often this request has been answered for already; an answer kept from an earlier one not counted
     */
    synchronized Optional<Request> again(Request challenged, Response response, int answered) throws ParseException {
        Optional<DigestChallenge> challenge = DigestChallenge.in(response);
        boolean worthIt = answered == 0
                || answered < MOST_ANSWERS
                        && challenge.map(DigestChallenge::stale).orElse(false);
        if (challenge.isEmpty() || !worthIt) {
            return Optional.empty();
        }
        last = challenge.get();
        used = 0;
        Request next;
        try {
            next = SipMessages.onceMore(challenged);
        } catch (InvalidArgumentException e) {
            return Optional.empty();
        }
        authorise(next);
        return Optional.of(next);
    }

    static boolean asks(Response response) {
        return response.getStatusCode() == Response.UNAUTHORIZED
                || response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
    }
}
