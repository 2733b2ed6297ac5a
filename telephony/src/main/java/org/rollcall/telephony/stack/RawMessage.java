package org.rollcall.telephony.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SIP message as it came: its first line, its header fields unfolded and in order, and how much of it is left for a
 * body. Characters stand for bytes (ISO 8859-1), so nothing is lost by reading it so.
 *
 * @param start the first line
 * @param fields the header fields in order
 * @param complete whether the empty line that ends the header was there
 * @param broken whether a line of the header was no header field
 * @param bodyBytes bytes behind the empty line
 */
record RawMessage(String start, List<Field> fields, boolean complete, boolean broken, int bodyBytes) {
    /** One header field; the name is in lower case and long form. */
    record Field(String name, String value) {}

    private static final Map<String, String> LONG_FORMS = Map.ofEntries(
            Map.entry("a", "accept-contact"),
            Map.entry("c", "content-type"),
            Map.entry("e", "content-encoding"),
            Map.entry("f", "from"),
            Map.entry("i", "call-id"),
            Map.entry("k", "supported"),
            Map.entry("l", "content-length"),
            Map.entry("m", "contact"),
            Map.entry("o", "event"),
            Map.entry("r", "refer-to"),
            Map.entry("s", "subject"),
            Map.entry("t", "to"),
            Map.entry("u", "allow-events"),
            Map.entry("v", "via"),
            Map.entry("x", "session-expires"));

    static RawMessage read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = 0;
        while (from < text.length() && (text.charAt(from) == '\r' || text.charAt(from) == '\n')) {
            from++;
        }
        Lines lines = new Lines(text, from);
        String start = lines.next().orElse("");
        List<Field> fields = new ArrayList<>();
        boolean broken = false;
        Optional<String> line = lines.next();
        while (line.isPresent() && !line.get().isEmpty()) {
            Optional<Field> field = field(line.get());
            field.ifPresent(fields::add);
            broken |= field.isEmpty();
            line = lines.next();
        }
        return new RawMessage(start, List.copyOf(fields), line.isPresent(), broken, text.length() - lines.at);
    }

    private static Optional<Field> field(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!Grammar.isToken(name)) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.of(new Field(
                LONG_FORMS.getOrDefault(lower, lower), line.substring(colon + 1).strip()));
    }

    /** The values of all fields of this name, in order. */
    List<String> values(String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** The value of the first field of this name. */
    Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    /** Lines with what was folded in one; a line that ended in the middle is none. */
    private static final class Lines {
        private final String text;
        private int at;

        Lines(String text, int from) {
            this.text = text;
            this.at = from;
        }

        Optional<String> next() {
            StringBuilder line = new StringBuilder();
            do {
                int end = text.indexOf('\n', at);
                if (end < 0) {
                    return Optional.empty();
                }
                int before = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
                line.append(text, at, before);
                at = end + 1;
            } while (!line.isEmpty() && at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t'));
            return Optional.of(line.toString());
        }
    }
}
