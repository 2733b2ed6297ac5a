package org.rollcall.location;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.journal.VerifyingKey;

/**
 * What stands signed behind the last line of a court paper, as a comment that readers of PDF pass over:
 * {@code %ROLLCALL-1/TRACK/paper/reference/from/until/fixes/written/SHA-256/signature}. The SHA-256 is that of all bytes
 * before the line; the signature (Ed25519, in hexadecimal) is over all that stands between the percent sign and its own
 * slash.
 *
 * @param reference stands for the person, as on their receipts
 * @param from the period's begin
 * @param until its end
 * @param fixes how many the paper lists
 * @param written when, to the second
 * @param sha256 64 hexadecimal digits
 * @param signature 128 hexadecimal digits
 */
public record CourtStatement(
        UUID paper,
        String reference,
        Instant from,
        Instant until,
        int fixes,
        Instant written,
        String sha256,
        String signature) {
    private static final String KIND = "ROLLCALL-1/TRACK";
    private static final Pattern FORM = Pattern.compile(KIND
            + "/([0-9A-F-]{36})/([0-9A-F]{16})/([0-9T:.Z-]{20,30})/([0-9T:.Z-]{20,30})/(\\d{1,9})/([0-9T:Z-]{20})"
            + "/([0-9A-F]{64})/([0-9A-F]{128})");
    private static final int LONGEST = 500;

    /** States and signs. @param signer gives 64 bytes for what is signed */
    public static CourtStatement signed(
            UUID paper,
            String reference,
            Instant from,
            Instant until,
            int fixes,
            Instant written,
            byte[] content,
            UnaryOperator<byte[]> signer) {
        var unsigned = new CourtStatement(
                paper, reference, from, until, fixes, written.truncatedTo(ChronoUnit.SECONDS), sha256(content), "");
        return new CourtStatement(
                paper,
                reference,
                from,
                until,
                fixes,
                unsigned.written,
                unsigned.sha256,
                hexadecimal(signer.apply(unsigned.signable())));
    }

    /** What came of verifying a file. */
    public sealed interface Verdict {
        /** It is as it was signed. */
        record Valid(CourtStatement statement) implements Verdict {}

        /** It was changed after it was signed, or signed with another key. */
        record Changed() implements Verdict {}

        /** There is no statement at its end: it is none of ours, or its end was cut off. */
        record Unsigned() implements Verdict {}
    }

    /** Verifies a whole file with a key that came from elsewhere. */
    public static Verdict verify(byte[] file, VerifyingKey key) {
        int line = file.length - 1;
        while (line > 0 && file.length - line < LONGEST && file[line - 1] != '\n') {
            line--;
        }
        String last = new String(file, Math.max(0, line), file.length - Math.max(0, line), StandardCharsets.ISO_8859_1);
        Optional<CourtStatement> statement = last.startsWith("%") ? read(last.substring(1)) : Optional.empty();
        if (statement.isEmpty()) {
            return new Verdict.Unsigned();
        }
        byte[] content = Arrays.copyOf(file, line);
        boolean whole = statement.get().sha256.equals(sha256(content))
                && key.signed(statement.get().signable(), HexFormat.of().parseHex(statement.get().signature));
        return whole ? new Verdict.Valid(statement.get()) : new Verdict.Changed();
    }

    /** Reads a statement as it stands in the paper, without the percent sign. */
    static Optional<CourtStatement> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CourtStatement(
                    UUID.fromString(form.group(1).toLowerCase(Locale.ROOT)),
                    form.group(2),
                    Instant.parse(form.group(3)),
                    Instant.parse(form.group(4)),
                    Integer.parseInt(form.group(5)),
                    Instant.parse(form.group(6)),
                    form.group(7),
                    form.group(8)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The statement as one line, without the percent sign. */
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
                paper.toString().toUpperCase(Locale.ROOT),
                reference,
                from.toString(),
                until.toString(),
                Integer.toString(fixes),
                written.toString(),
                sha256);
    }

    private static String sha256(byte[] content) {
        try {
            return hexadecimal(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This machine has no SHA-256.", e);
        }
    }

    private static String hexadecimal(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
