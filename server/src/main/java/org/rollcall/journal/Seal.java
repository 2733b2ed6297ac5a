package org.rollcall.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A seal over the entries committed since the last one. The tree is that of RFC 6962 (leaves prefixed with 0, nodes with
 * 1), the chain is the previous seal's hash.
 *
 * @param number from 1, without gaps
 * @param entries how many entries it covers
 * @param root the Merkle root over them
 * @param previous the hash of the seal before; 32 zero bytes for the first
 */
public record Seal(long number, Instant sealed, int entries, byte[] root, byte[] previous) {
    private static final byte[] LABEL = "rollcall-seal-1".getBytes(StandardCharsets.US_ASCII);

    /** What is signed and chained: SHA-256 over label, number, time in milliseconds, count, root and previous hash. */
    public byte[] hash() {
        MessageDigest digest = sha256();
        digest.update(LABEL);
        digest.update(ByteBuffer.allocate(20)
                .putLong(number)
                .putLong(sealed.toEpochMilli())
                .putInt(entries)
                .array());
        digest.update(root);
        return digest.digest(previous);
    }

    /** The leaf of one entry: SHA-256 over 0, its number and its canonical text. */
    public static byte[] leaf(long entry, String canonical) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        digest.update(ByteBuffer.allocate(8).putLong(entry).array());
        return digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** The root over leaves; the split is at the largest power of two below their number. */
    public static byte[] rootOf(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256().digest();
        }
        List<byte[]> level = leaves;
        // Pairing neighbours and lifting an odd one up unchanged gives the same tree as RFC 6962's recursion.
        while (level.size() > 1) {
            var above = new ArrayList<byte[]>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(node(level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.getLast());
            }
            level = above;
        }
        return level.getFirst();
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
