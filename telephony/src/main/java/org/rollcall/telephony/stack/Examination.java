package org.rollcall.telephony.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a message before the stack parses it: what RFC 3261 calls malformed is refused by status, as RFC 4475 has it,
 * and what cannot be answered is dropped. The stack itself lets much of it pass and stumbles later.
 */
final class Examination {
    /** What is to be done with a message. */
    sealed interface Verdict {
        /** It is sound, as far as looked at. */
        record Sound() implements Verdict {}

        /** It is to be answered with this status and thrown away. */
        record Refused(int status, String reason) implements Verdict {}

        /** It is to be thrown away. */
        record Dropped() implements Verdict {}
    }

    private static final Verdict BAD_REQUEST = new Verdict.Refused(400, "Bad Request");
    private static final Verdict UNKNOWN_SCHEME = new Verdict.Refused(416, "Unsupported URI Scheme");
    private static final Verdict OTHER_VERSION = new Verdict.Refused(505, "Version Not Supported");
    private static final Verdict DROPPED = new Verdict.Dropped();
    private static final Verdict SOUND = new Verdict.Sound();

    private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+) (SIP/\\d+\\.\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESPONSE = Pattern.compile("SIP/2\\.0 [1-6]\\d\\d .*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CSEQ = Pattern.compile("0*(\\d{1,10})\\s+(\\S+)");
    private static final Pattern DATE =
            Pattern.compile("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
    private static final long LARGEST_SEQUENCE = (1L << 31) - 1;
    private static final int MOST_HOPS = 255;
    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");
    private static final List<String> NEEDED = List.of("from", "to", "call-id", "cseq");
    private static final List<String> ONCE =
            List.of("from", "to", "call-id", "cseq", "max-forwards", "content-length", "content-type");

    private Examination() {}

    /**
     * Examines a message.
     *
     * @param whole whether its body must be there too, as in a datagram
     */
    static Verdict of(RawMessage message, boolean whole) {
        boolean response = message.start().regionMatches(true, 0, "SIP/", 0, 4);
        Optional<List<Grammar.Via>> path = path(message);
        if (response) {
            return isSoundResponse(message, path, whole) ? SOUND : DROPPED;
        }
        if (message.values("via").isEmpty() || message.start().startsWith("ACK ")) {
            boolean sound = path.isPresent() && request(message, whole).equals(SOUND);
            return sound ? SOUND : DROPPED;
        }
        Verdict verdict = request(message, whole);
        return verdict.equals(SOUND) && path.isEmpty() ? BAD_REQUEST : verdict;
    }

    /** What is to be done with a message that the stack's parser does not take. */
    static Verdict unreadable(RawMessage message) {
        boolean answered = !message.start().regionMatches(true, 0, "SIP/", 0, 4)
                && !message.start().startsWith("ACK ")
                && !message.values("via").isEmpty();
        return answered ? BAD_REQUEST : DROPPED;
    }

    private static boolean isSoundResponse(RawMessage message, Optional<List<Grammar.Via>> path, boolean whole) {
        return RESPONSE.matcher(message.start()).matches()
                && path.isPresent()
                && path.get().size() == 1
                && hasSoundHeader(message)
                && hasSoundNumbers(message, "")
                && (!whole || isWhole(message));
    }

    private static Verdict request(RawMessage message, boolean whole) {
        Matcher line = REQUEST.matcher(message.start());
        if (!line.matches() || !Grammar.isToken(line.group(1))) {
            return BAD_REQUEST;
        }
        if (!line.group(3).equalsIgnoreCase("SIP/2.0")) {
            return OTHER_VERSION;
        }
        boolean sound = hasSoundHeader(message) && hasSoundNumbers(message, line.group(1)) && hasSoundFields(message);
        if (!sound || whole && !isWhole(message)) {
            return BAD_REQUEST;
        }
        return target(line.group(2));
    }

    private static Verdict target(String uri) {
        Optional<String> scheme = Grammar.scheme(uri);
        if (scheme.isEmpty()) {
            return BAD_REQUEST;
        }
        if (!SCHEMES.contains(scheme.get())) {
            return UNKNOWN_SCHEME;
        }
        return uri.indexOf('?', uri.lastIndexOf('@') + 1) >= 0 ? BAD_REQUEST : SOUND;
    }

    private static boolean hasSoundHeader(RawMessage message) {
        return !message.broken()
                && NEEDED.stream().allMatch(n -> message.values(n).size() == 1)
                && ONCE.stream().allMatch(n -> message.values(n).size() <= 1)
                && message.value("from").filter(Grammar::isAddress).isPresent()
                && message.value("to").filter(Grammar::isAddress).isPresent()
                && message.value("call-id").filter(id -> id.matches("\\S+")).isPresent();
    }

    /** The method in CSeq is the request's own; anything where the method asked for is empty. */
    private static boolean hasSoundNumbers(RawMessage message, String method) {
        Matcher sequence = CSEQ.matcher(message.value("cseq").orElse(""));
        return sequence.matches()
                && Long.parseLong(sequence.group(1)) <= LARGEST_SEQUENCE
                && (method.isEmpty() || sequence.group(2).equals(method))
                && isUpTo(message.value("max-forwards"), MOST_HOPS)
                && isUpTo(message.value("content-length"), Integer.MAX_VALUE);
    }

    private static boolean isUpTo(Optional<String> number, long most) {
        return number.isEmpty() || number.get().matches("0*\\d{1,10}") && Long.parseLong(number.get()) <= most;
    }

    private static boolean hasSoundFields(RawMessage message) {
        return message.values("contact").stream().allMatch(Examination::isContact)
                && message.values("date").stream().allMatch(d -> DATE.matcher(d).matches());
    }

    private static boolean isContact(String value) {
        return value.equals("*")
                || Grammar.list(value)
                        .filter(list -> list.stream().allMatch(Grammar::isAddress))
                        .isPresent();
    }

    private static boolean isWhole(RawMessage message) {
        return message.complete()
                && message.value("content-length").map(Long::parseLong).orElse(0L) <= message.bodyBytes();
    }

    /** All Via values in order; empty when one is broken, has no identity, or there is none. */
    static Optional<List<Grammar.Via>> path(RawMessage message) {
        List<Grammar.Via> path = new ArrayList<>();
        for (String value : message.values("via")) {
            for (String one : Grammar.list(value).orElse(List.of(""))) {
                Optional<Grammar.Via> via = Grammar.via(one);
                if (via.isEmpty()) {
                    return Optional.empty();
                }
                path.add(via.get());
            }
        }
        boolean sound = !path.isEmpty()
                && !path.getFirst().parameters().matches("(?i)(?s).*;\\s*branch\\s*=\\s*z9hG4bK\\s*(?:;.*)?");
        return sound ? Optional.of(path) : Optional.empty();
    }
}
