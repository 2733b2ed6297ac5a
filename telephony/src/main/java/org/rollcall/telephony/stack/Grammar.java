package org.rollcall.telephony.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of SIP's grammar (RFC 3261, section 25) that tell a sound message from a broken one. */
final class Grammar {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]+");
    private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):[^\\s<>\"]+");
    private static final Pattern VIA = Pattern.compile(
            "([A-Za-z0-9.!%*_+`'~-]+)\\s*/\\s*([A-Za-z0-9.!%*_+`'~-]+)"
                    + "\\s*/\\s*([A-Za-z0-9.!%*_+`'~-]+)\\s+(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_.-]+)\\s*(?::\\s*(\\d{1,5}))?\\s*(;.*)?");

    private Grammar() {}

    /**
     * One Via value.
     *
     * @param port 5060 where none is written
     * @param parameters from their first semicolon; empty for none
     */
    record Via(String transport, String host, int port, String parameters) {
        /** Whether this parameter stands there, with or without a value. */
        boolean has(String name) {
            return parameters.toLowerCase(Locale.ROOT).matches("(?s).*;\\s*" + name + "\\s*(?:[=;].*)?");
        }
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The scheme of a URI in lower case; empty when it is no URI. */
    static Optional<String> scheme(String uri) {
        Matcher m = URI.matcher(uri);
        return m.matches() ? Optional.of(m.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** The values of a list; empty when a quotation does not end. */
    static Optional<List<String>> list(String text) {
        List<String> values = new ArrayList<>();
        int from = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = quotationEnd(text, i);
                if (i < 0) {
                    return Optional.empty();
                }
            } else if (c == '<' || c == '>') {
                inside = c == '<';
            } else if (c == ',' && !inside) {
                values.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        values.add(text.substring(from).strip());
        return Optional.of(values);
    }

    /** Where the quotation that begins here ends; -1 when it does not. */
    private static int quotationEnd(String text, int begin) {
        for (int i = begin + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    /** Reads one Via value, of any protocol version. */
    static Optional<Via> via(String value) {
        Matcher m = VIA.matcher(value);
        if (!m.matches()) {
            return Optional.empty();
        }
        String parameters = m.group(6) == null ? "" : m.group(6);
        int port = m.group(5) == null ? 5_060 : Integer.parseInt(m.group(5));
        return port > 0 && port < 65_536 && areParameters(parameters)
                ? Optional.of(new Via(m.group(3), m.group(4), port, parameters))
                : Optional.empty();
    }

    /** Whether this is a URI with or without a name in front, and parameters behind (name-addr, addr-spec). */
    static boolean isAddress(String value) {
        int at = 0;
        if (value.startsWith("\"")) {
            int end = quotationEnd(value, 0);
            if (end < 0) {
                return false;
            }
            at = end + 1;
            while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
                at++;
            }
            if (at >= value.length() || value.charAt(at) != '<') {
                return false;
            }
        }
        int open = value.indexOf('<', at);
        return open < 0 ? isBareAddress(value) : isNamedAddress(value, at, open);
    }

    private static boolean isNamedAddress(String value, int at, int open) {
        String name = value.substring(at, open).strip();
        int close = value.indexOf('>', open);
        boolean named = name.isEmpty() || name.matches("[A-Za-z0-9.!%*_+`'~\\s-]+");
        return named
                && close > 0
                && scheme(value.substring(open + 1, close)).isPresent()
                && areParameters(value.substring(close + 1));
    }

    /** Without angle brackets a question mark or a comma would not belong to the URI (RFC 3261, section 20.10). */
    private static boolean isBareAddress(String value) {
        int semicolon = value.indexOf(';');
        String uri = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        return scheme(uri).isPresent()
                && uri.indexOf('?') < 0
                && uri.indexOf(',') < 0
                && areParameters(semicolon < 0 ? "" : value.substring(semicolon));
    }

    /** Whether this is nothing or parameters, each behind a semicolon: a name, perhaps with a value. */
    static boolean areParameters(String text) {
        int at = 0;
        String rest = text.strip();
        while (at < rest.length()) {
            if (rest.charAt(at) != ';') {
                return false;
            }
            int end = parameterEnd(rest, at + 1);
            if (end < 0 || !isParameter(rest.substring(at + 1, end).strip())) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static int parameterEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                i = quotationEnd(text, i);
                if (i < 0) {
                    return -1;
                }
            } else if (text.charAt(i) == ';') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isParameter(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return isToken(text);
        }
        String value = text.substring(equals + 1).strip();
        boolean sound = value.startsWith("\"")
                ? quotationEnd(value, 0) == value.length() - 1
                : !value.isEmpty()
                        && value.chars().noneMatch(c -> Character.isWhitespace(c) || ",<>\"".indexOf(c) >= 0);
        return isToken(text.substring(0, equals).strip()) && sound;
    }
}
