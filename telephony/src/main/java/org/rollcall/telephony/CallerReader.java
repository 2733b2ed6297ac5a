package org.rollcall.telephony;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.ExtensionHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * Reads who calls from an INVITE. P-Asserted-Identity (RFC 3325), verstat and the attestation (ATIS-1000074, 1000085) count
 * only from a peer that is believed.
 */
final class CallerReader {
    private static final Pattern URI = Pattern.compile("^(?:sips?|tel):([^@;>]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSTAT = Pattern.compile(";verstat=([^;@>?]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");

    private CallerReader() {}

    static Caller read(Request invite, InetAddress source, boolean believed) {
        String from = ((FromHeader) invite.getHeader(FromHeader.NAME))
                .getAddress()
                .getURI()
                .toString();
        Optional<String> asserted = believed ? assertedIdentity(invite) : Optional.empty();
        String identity = asserted.orElse(from);
        return new Caller(
                number(identity),
                asserted.isPresent(),
                user(invite.getRequestURI().toString()),
                believed ? first(VERSTAT, identity).or(() -> first(VERSTAT, from)) : Optional.empty(),
                believed ? attestation(invite) : Optional.empty(),
                source);
    }

    private static Optional<String> assertedIdentity(Request invite) {
        return Optional.ofNullable((Header) invite.getHeader("P-Asserted-Identity"))
                .filter(HeaderAddress.class::isInstance)
                .map(h -> ((HeaderAddress) h).getAddress().getURI().toString());
    }

    private static Optional<String> attestation(Request invite) {
        return value(invite.getHeader("P-Attestation-Indicator")).or(() -> value(invite.getHeader("Attestation-Info")));
    }

    private static Optional<String> value(@Nullable Header header) {
        return header instanceof ExtensionHeader extension
                ? Optional.of(extension.getValue().strip()).filter(v -> v.length() <= 64)
                : Optional.empty();
    }

    private static Optional<String> number(String uri) {
        return Optional.of(user(uri).replaceAll("[-.() ]|%20", ""))
                .filter(n -> NUMBER.matcher(n).matches());
    }

    private static String user(String uri) {
        return first(URI, uri).orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? Optional.ofNullable(m.group(1)) : Optional.empty();
    }
}
