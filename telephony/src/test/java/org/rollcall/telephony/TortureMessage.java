package org.rollcall.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of RFC 4475's messages, from the resources of this package.
 *
 * @param outcome the status of the final response, "call" where the handler gets it, "none" for no response
 */
record TortureMessage(String name, String section, String outcome, byte[] bytes) {
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)\\*([^}]*)}");
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})|\\\\\\\\");

    /** All of them, in the RFC's order. */
    static List<TortureMessage> all() {
        List<TortureMessage> all = new ArrayList<>();
        for (String file : List.of("valid", "invalid", "semantics")) {
            String[] parts = text(file).split("(?m)^=== ");
            for (int i = 1; i < parts.length; i++) {
                all.add(read(parts[i]));
            }
        }
        return all;
    }

    private static String text(String file) {
        try (InputStream in = TortureMessage.class.getResourceAsStream("rfc4475/" + file + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("There are no " + file + " messages.");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TortureMessage read(String part) {
        int line = part.indexOf('\n');
        String[] title = part.substring(0, line).split(" ");
        String text = part.substring(line + 1).replace("\n", "\r\n");
        String repeated = REPEAT.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(2).repeat(Integer.parseInt(m.group(1)))));
        String unescaped = BYTE.matcher(repeated)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group(1) == null ? "\\" : String.valueOf((char) Integer.parseInt(m.group(1), 16))));
        int body = unescaped.indexOf("\r\n\r\n") + 4;
        String whole = unescaped.replace("{length}", Integer.toString(unescaped.length() - body));
        return new TortureMessage(title[0], title[1], title[2], whole.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        return name + " (" + section + ")";
    }
}
