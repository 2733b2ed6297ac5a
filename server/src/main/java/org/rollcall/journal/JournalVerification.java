package org.rollcall.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies an exported journal without the server that wrote it. The key and the head come from elsewhere (a receipt, a
 * bulletin, the auditor's own record): a key found inside the file proves nothing.
 */
public final class JournalVerification {
    /** What was found. */
    public sealed interface Verdict {
        /** Everything holds up to the head; {@code after} entries follow it, signed but not covered by it. */
        record Holds(long seals, long entries, long after) implements Verdict {}

        /** The first place that does not hold: its line in the file, the entry's number (0 for a seal) and why. */
        record Broken(long line, long seal, long entry, String why) implements Verdict {}
    }

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final VerifyingKey key;
    private final String head;
    private long line;
    private long entries;
    private long entriesAtHead = -1;

    private JournalVerification(VerifyingKey key, String head) {
        this.key = key;
        this.head = head;
    }

    /**
     * Reads an export to its end.
     *
     * @param key Ed25519 public key, X.509 in base64
     * @param head the hash of a seal that the file must contain, in hexadecimal
     * @throws IllegalArgumentException if the key cannot be read
     */
    public static Verdict verify(BufferedReader export, String key, String head) throws IOException {
        return new JournalVerification(VerifyingKey.read(key), head.strip().toLowerCase(java.util.Locale.ROOT))
                .run(export);
    }

    private Verdict run(BufferedReader export) throws IOException {
        byte[] previous = new byte[32];
        long number = 0;
        String text;
        if (HEX.formatHex(previous).equals(head)) {
            entriesAtHead = 0;
        }
        while ((text = next(export)) != null) {
            number++;
            JsonNode json = parse(text);
            if (json == null || !json.has("seal")) {
                return new Verdict.Broken(line, number, 0, "a seal was expected here");
            }
            SealLine seal;
            try {
                seal = SealLine.of(json);
            } catch (RuntimeException e) {
                return new Verdict.Broken(line, number, 0, "the seal cannot be read");
            }
            Verdict.@Nullable Broken broken = check(export, seal, number, previous);
            if (broken != null) {
                return broken;
            }
            previous = seal.seal.hash();
            if (HEX.formatHex(previous).equals(head)) {
                entriesAtHead = entries;
            }
        }
        if (entriesAtHead < 0) {
            return new Verdict.Broken(
                    line, number, 0, "the head is not in the file: the end of the journal is missing");
        }
        return new Verdict.Holds(number, entriesAtHead, entries - entriesAtHead);
    }

    private Verdict.@Nullable Broken check(BufferedReader export, SealLine claimed, long number, byte[] previous)
            throws IOException {
        Seal seal = claimed.seal;
        long sealLine = line;
        if (seal.number() != number) {
            return new Verdict.Broken(sealLine, number, 0, "seal " + number + " is missing");
        }
        if (!Arrays.equals(seal.previous(), previous)) {
            return new Verdict.Broken(sealLine, number, 0, "the seal does not follow the one before it");
        }
        if (!key.signed(seal.hash(), claimed.signature)) {
            return new Verdict.Broken(sealLine, number, 0, "the seal was changed or signed with another key");
        }
        return checkEntries(export, claimed, number);
    }

    private Verdict.@Nullable Broken checkEntries(BufferedReader export, SealLine claimed, long number)
            throws IOException {
        if (!Arrays.equals(Seal.rootOf(claimed.leaves), claimed.seal.root())) {
            return new Verdict.Broken(line, number, 0, "the list of this seal's entries was changed");
        }
        for (int i = 0; i < claimed.seal.entries(); i++) {
            String text = next(export);
            JsonNode json = text == null ? null : parse(text);
            if (json == null || !json.has("entry")) {
                return new Verdict.Broken(line, number, 0, "entry " + (i + 1) + " of this seal is missing");
            }
            long entry = json.get("entry").asLong();
            if (!json.has("canonical")) {
                return new Verdict.Broken(line, number, entry, "the entry was removed");
            }
            if (!Arrays.equals(Seal.leaf(entry, json.get("canonical").asString()), claimed.leaves.get(i))) {
                return new Verdict.Broken(
                        line, number, entry, "the entry was changed, or another was removed before it");
            }
            entries++;
        }
        return null;
    }

    private @Nullable String next(BufferedReader export) throws IOException {
        String text = export.readLine();
        if (text != null) {
            line++;
        }
        return text;
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A seal as the file has it. The leaves beside it let the first changed entry be named; the root alone decides. */
    private record SealLine(Seal seal, byte[] signature, List<byte[]> leaves) {
        static SealLine of(JsonNode json) {
            var leaves = new ArrayList<byte[]>();
            json.get("leaves").forEach(leaf -> leaves.add(HEX.parseHex(leaf.asString())));
            var seal = new Seal(
                    json.get("seal").asLong(),
                    Instant.parse(json.get("sealed").asString()),
                    json.get("entries").asInt(),
                    HEX.parseHex(json.get("root").asString()),
                    HEX.parseHex(json.get("previous").asString()));
            if (leaves.size() != seal.entries()) {
                throw new IllegalArgumentException("As many leaves as entries are needed.");
            }
            return new SealLine(
                    seal, Base64.getDecoder().decode(json.get("signature").asString()), leaves);
        }
    }
}
