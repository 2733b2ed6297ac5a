package org.rollcall.obligation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.journal.VerifyingKey;

/**
 * What a receipt states, and the signature over it. It is written as one line of those characters that a QR code packs
 * two to eleven bits (ISO/IEC 18004, alphanumeric mode), and read the same by people:
 * {@code ROLLCALL-1/RC-4F7K-29QX/7C0B…/APP/SATISFIED/2026-11-23T00:22:07-05:00/9F1E…}. The signature (Ed25519, in
 * hexadecimal) is over all that stands before its own slash.
 *
 * @param reference stands for the person, the same on all their receipts: sixteen hexadecimal digits, no name
 * @param at when they did it, to the second, with the offset of their own clock; a zone's name could name their county
 * @param signature 128 hexadecimal digits
 */
public record ReceiptStatement(
        ReceiptNumber number, String reference, Way way, CameTo cameTo, OffsetDateTime at, String signature) {
    /** What the attempt had come to when the receipt was given. */
    public enum CameTo {
        SATISFIED,
        INCONCLUSIVE,
        UNFINISHED,
        LOCKED_OUT,
        TECHNICAL_FAILURE;

        /** The finding's word. */
        public static CameTo of(Finding finding) {
            return switch (finding) {
                case Finding.Satisfied done -> SATISFIED;
                case Finding.Inconclusive inconclusive -> INCONCLUSIVE;
                case Finding.Unfinished unfinished -> UNFINISHED;
                case Finding.LockedOut locked -> LOCKED_OUT;
                case Finding.TechnicalFailure failure -> TECHNICAL_FAILURE;
            };
        }
    }

    private static final String KIND = "ROLLCALL-1";
    private static final Pattern FORM = Pattern.compile(
            KIND + "/(RC-[0-9A-Z-]{9})/([0-9A-F]{16})/([A-Z]+)/([A-Z-]+)/([0-9T:+Z-]{20,25})/([0-9A-F]{128})");
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    /** States and signs. @param signer gives 64 bytes for what is signed */
    public static ReceiptStatement signed(
            ReceiptNumber number,
            String reference,
            Way way,
            CameTo cameTo,
            OffsetDateTime at,
            UnaryOperator<byte[]> signer) {
        var unsigned = new ReceiptStatement(number, reference, way, cameTo, at, "");
        byte[] signature = signer.apply(unsigned.signable());
        return new ReceiptStatement(number, reference, way, cameTo, at, hexadecimal(signature));
    }

    private static String hexadecimal(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** Reads a statement as it was scanned or typed: blanks, line ends and small letters do not matter. */
    public static Optional<ReceiptStatement> read(String text) {
        Matcher form = FORM.matcher(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReceiptStatement(
                    new ReceiptNumber(form.group(1)),
                    form.group(2),
                    Way.valueOf(form.group(3)),
                    CameTo.valueOf(form.group(4).replace('-', '_')),
                    OffsetDateTime.parse(form.group(5), TO_THE_SECOND),
                    form.group(6)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the statement is whole and was signed with this key's private half. */
    public boolean signedWith(VerifyingKey key) {
        return key.signed(signable(), HexFormat.of().parseHex(signature));
    }

    /** The statement as one line. */
    public String text() {
        return stated() + "/" + signature;
    }

    private byte[] signable() {
        return stated().getBytes(StandardCharsets.US_ASCII);
    }

    private String stated() {
        return String.join(
                "/",
                KIND,
                number.value(),
                reference,
                way.name(),
                cameTo.name().replace('_', '-'),
                TO_THE_SECOND.format(at));
    }
}
