package org.rollcall.telephony.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts what comes by a connection into messages (RFC 3261, sections 7.5 and 18.3). */
final class Framing {
    /** What the first bytes of a connection's input are. */
    sealed interface Cut {
        /** Not yet to be told. */
        record More() implements Cut {}

        /** An empty line between messages, so many bytes long. */
        record Blank(int bytes) implements Cut {}

        /** A message, so many bytes long with its body; in {@code text} its folded header lines are unfolded. */
        record Whole(int bytes, RawMessage message, byte[] text) implements Cut {}

        /**
         * Where the next message begins cannot be told.
         *
         * @param message what is known of the one that goes wrong, and what it is to be answered; empty when it is none
         */
        record Lost(Optional<RawMessage> message, Examination.Verdict.Refused refused) implements Cut {}
    }

    private static final Cut MORE = new Cut.More();
    private static final Examination.Verdict.Refused BAD_REQUEST = new Examination.Verdict.Refused(400, "Bad Request");
    private static final Examination.Verdict.Refused TOO_LARGE =
            new Examination.Verdict.Refused(513, "Message Too Large");

    private Framing() {}

    /**
     * Cuts the first piece off.
     *
     * @param bytes what has come
     * @param length how much of it counts
     * @param longest no message may be longer
     */
    static Cut first(byte[] bytes, int length, int longest) {
        if (length == 0) {
            return MORE;
        }
        if (bytes[0] == '\n' || bytes[0] == '\r') {
            return blank(bytes, length);
        }
        int line = indexOf(bytes, 0, length);
        if (!Grammar.isToken(String.valueOf((char) (bytes[0] & 0xFF))) || line >= 0 && !isSip(bytes, line)) {
            return new Cut.Lost(Optional.empty(), BAD_REQUEST);
        }
        int body = body(bytes, line, length);
        if (body >= 0) {
            return message(bytes, length, body, longest);
        }
        return length < longest ? MORE : new Cut.Lost(read(bytes, length).filter(m -> line >= 0), TOO_LARGE);
    }

    private static Cut blank(byte[] bytes, int length) {
        if (bytes[0] == '\n') {
            return new Cut.Blank(1);
        }
        return length == 1 ? MORE : new Cut.Blank(bytes[1] == '\n' ? 2 : 1);
    }

    private static boolean isSip(byte[] bytes, int end) {
        return new String(bytes, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1).contains("SIP/");
    }

    /** Where the next line ends; -1 when it does not yet. */
    private static int indexOf(byte[] bytes, int from, int length) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Where the body begins, behind the first empty line; -1 when that has not come. */
    private static int body(byte[] bytes, int firstLine, int length) {
        int end = firstLine;
        while (end >= 0) {
            int next = indexOf(bytes, end + 1, length);
            if (next == end + 1 || next == end + 2 && bytes[end + 1] == '\r') {
                return next + 1;
            }
            end = next;
        }
        return -1;
    }

    private static Optional<RawMessage> read(byte[] bytes, int length) {
        return Optional.of(RawMessage.read(Arrays.copyOf(bytes, length)));
    }

    private static Cut message(byte[] bytes, int length, int body, int longest) {
        RawMessage header = RawMessage.read(Arrays.copyOf(bytes, body));
        List<String> lengths =
                header.values("content-length").stream().distinct().toList();
        boolean told = lengths.size() == 1 && lengths.getFirst().matches("\\d{1,18}");
        boolean none = lengths.isEmpty() && header.values("content-type").isEmpty();
        if (!told && !none) {
            return new Cut.Lost(Optional.of(header), BAD_REQUEST);
        }
        long whole = body + (none ? 0 : Long.parseLong(lengths.getFirst()));
        if (whole > longest) {
            return new Cut.Lost(Optional.of(header), TOO_LARGE);
        }
        if (whole > length) {
            return MORE;
        }
        byte[] text = Arrays.copyOf(bytes, (int) whole);
        RawMessage message = RawMessage.read(text);
        unfold(text, body);
        return new Cut.Whole((int) whole, message, text);
    }

    /** The stack takes a line of blanks for the end of the header and would go on elsewhere than was looked at here. */
    private static void unfold(byte[] text, int body) {
        for (int i = 1; i < body - 2; i++) {
            if (text[i] == '\n' && (text[i + 1] == ' ' || text[i + 1] == '\t')) {
                text[i] = ' ';
                text[i - 1] = text[i - 1] == '\r' ? (byte) ' ' : text[i - 1];
            }
        }
    }
}
