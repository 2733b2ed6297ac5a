package org.rollcall.telephony;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the other side wants answered to know who this is (RFC 3261, section 22).
 *
 * @param proxy whether a proxy asks (407) or the end itself (401)
 * @param qop whether it takes qop=auth
 * @param stale whether only the nonce of an earlier answer was too old
 */
record DigestChallenge(
        boolean proxy, Digest digest, String realm, String nonce, Optional<String> opaque, boolean qop, boolean stale) {

    /** The first challenge this side can answer; the other side puts those it prefers in front (RFC 8760, 2.4). */
    static Optional<DigestChallenge> in(Response response) {
        boolean proxy = response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        Iterator<?> headers = response.getHeaders(proxy ? ProxyAuthenticateHeader.NAME : WWWAuthenticateHeader.NAME);
        while (headers.hasNext()) {
            Optional<DigestChallenge> challenge = read((WWWAuthenticateHeader) headers.next(), proxy);
            if (challenge.isPresent()) {
                return challenge;
            }
        }
        return Optional.empty();
    }

    private static Optional<DigestChallenge> read(WWWAuthenticateHeader header, boolean proxy) {
        Optional<Digest> digest = Digest.named(text(header.getAlgorithm()));
        String offered = text(header.getQop());
        boolean qop = List.of(offered.split("\\s*,\\s*")).contains("auth");
        boolean answerable = "Digest".equalsIgnoreCase(header.getScheme())
                && !text(header.getNonce()).isEmpty()
                && (qop || offered.isEmpty());
        return digest.filter(d -> answerable)
                .map(d -> new DigestChallenge(
                        proxy,
                        d,
                        text(header.getRealm()),
                        text(header.getNonce()),
                        Optional.ofNullable(header.getOpaque()),
                        qop,
                        header.isStale()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
