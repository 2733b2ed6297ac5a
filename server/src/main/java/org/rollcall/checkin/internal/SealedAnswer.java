package org.rollcall.checkin.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rollcall.checkin.Added;
import org.rollcall.checkin.ChallengeId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a telephone took without a network. Sealed it is twelve bytes of nonce and the rest under AES-256-GCM, bound to
 * the challenge's identifier; open it is four bytes of length, that many of JSON ({@code captured} by the telephone's
 * clock, {@code cannot}, {@code sizes}, and {@code added} as {@link Added#toJson} has it where anything was) and then the pictures one after the other, the photograph first.
 *
 * @param captured when it was taken, by the telephone's clock
 */
record SealedAnswer(Instant captured, boolean cannotMove, byte[] photograph, List<byte[]> frames, Added added) {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_PICTURES = 41;

    /** @throws IllegalArgumentException where it cannot be opened, or is not what it should be */
    static SealedAnswer open(ChallengeId id, byte[] sealed, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed, 0, Math.min(NONCE, sealed.length)));
            cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
            return read(ByteBuffer.wrap(cipher.doFinal(sealed, NONCE, Math.max(0, sealed.length - NONCE))));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("What arrived cannot be opened. Send it again from the beginning.", e);
        }
    }

    private static SealedAnswer read(ByteBuffer open) throws JacksonException {
        JsonNode head = JsonMapper.shared().readTree(next(open, open.getInt()));
        var pictures = new ArrayList<byte[]>();
        for (JsonNode size : head.get("sizes")) {
            if (pictures.size() == MOST_PICTURES) {
                throw new IllegalArgumentException("There are too many pictures.");
            }
            pictures.add(next(open, size.asInt()));
        }
        return new SealedAnswer(
                Instant.parse(head.get("captured").asString()),
                head.get("cannot").asBoolean(),
                pictures.getFirst(),
                List.copyOf(pictures.subList(1, pictures.size())),
                head.has("added") ? JsonMapper.shared().treeToValue(head.get("added"), Added.class) : Added.NOTHING);
    }

    private static byte[] next(ByteBuffer from, int length) {
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
