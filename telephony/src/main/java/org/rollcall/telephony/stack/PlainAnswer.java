package org.rollcall.telephony.stack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A refusal written without the stack, for requests the stack cannot read: nothing of them is kept (RFC 3261, 8.2.7). */
final class PlainAnswer {
    private static final List<String> COPIED = List.of("from", "to", "call-id", "cseq");
    private static final List<String> NAMES = List.of("From", "To", "Call-ID", "CSeq");

    private PlainAnswer() {}

    /** The text of the refusal: the request's own words in what a response repeats. */
    static byte[] to(RawMessage request, Examination.Verdict.Refused refused, InetSocketAddress source) {
        StringBuilder text = new StringBuilder("SIP/2.0 ")
                .append(refused.status())
                .append(' ')
                .append(refused.reason())
                .append("\r\n");
        boolean first = true;
        for (String via : request.values("via")) {
            text.append("Via: ").append(first ? received(via, source) : via).append("\r\n");
            first = false;
        }
        for (int i = 0; i < COPIED.size(); i++) {
            Optional<String> value = request.value(COPIED.get(i));
            if (value.isPresent()) {
                text.append(NAMES.get(i)).append(": ").append(value.get());
                text.append(needsTag(COPIED.get(i), value.get()) ? tag(request) : "")
                        .append("\r\n");
            }
        }
        text.append("Server: Rollcall\r\nContent-Length: 0\r\n\r\n");
        return text.toString().replaceAll("\r(?!\n)", " ").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean needsTag(String name, String value) {
        return name.equals("to") && !value.matches("(?is).*;\\s*tag\\s*=.*");
    }

    private static String tag(RawMessage request) {
        return ";tag=r"
                + Integer.toHexString(request.value("call-id").orElse("").hashCode());
    }

    /** Says in a sound first value where it came from (RFC 3261, 18.2.1; RFC 3581, section 4). */
    private static String received(String via, InetSocketAddress source) {
        List<String> values = Grammar.list(via).orElse(List.of(via));
        String top = values.getFirst();
        Optional<Grammar.Via> read = Grammar.via(top);
        if (read.isEmpty()) {
            return via;
        }
        String host = source.getAddress().getHostAddress();
        boolean same = read.get().host().equals(host);
        String filled = top.replaceFirst("(?i);\\s*rport\\s*(?=;|$)", ";rport=" + source.getPort());
        return filled + (same ? "" : ";received=" + host) + via.substring(via.indexOf(top) + top.length());
    }

    /** Where it goes: back to where the request came from, to the port its Via names unless it says rport. */
    static InetSocketAddress target(RawMessage request, InetSocketAddress source) {
        InetAddress address = source.getAddress();
        Optional<Grammar.Via> top = request.value("via")
                .flatMap(Grammar::list)
                .flatMap(l -> l.stream().findFirst())
                .flatMap(Grammar::via);
        return top.filter(v -> !v.has("rport"))
                .map(v -> new InetSocketAddress(address, v.port()))
                .orElse(source);
    }
}
