package org.rollcall.location.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rollcall.track.Fix;
import org.rollcall.track.codec.NumbersCodec;
import org.rollcall.track.codec.TrackCodec;

/**
 * A segment's content: one byte version, four bytes length of the track, the track ({@link TrackCodec}), and two columns
 * ({@link NumbersCodec}): each fix's batch, and how many milliseconds after its time it was received.
 */
final class SegmentBytes {
    private static final byte VERSION = 1;
    private static final int HEAD = 5;

    private SegmentBytes() {}

    static byte[] encode(List<KeptFix> fixes) {
        byte[] track = TrackCodec.encode(fixes.stream().map(KeptFix::fix).toList());
        byte[] arrivals = NumbersCodec.encode(List.of(
                fixes.stream().mapToLong(KeptFix::batch).toArray(),
                fixes.stream().mapToLong(SegmentBytes::delay).toArray()));
        return ByteBuffer.allocate(HEAD + track.length + arrivals.length)
                .put(VERSION)
                .putInt(track.length)
                .put(track)
                .put(arrivals)
                .array();
    }

    private static long delay(KeptFix kept) {
        return kept.received().toEpochMilli() - kept.fix().time().toEpochMilli();
    }

    /** @throws IllegalArgumentException with a sentence, when the bytes are damaged */
    static List<KeptFix> decode(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        if (content.length < HEAD || in.get() != VERSION) {
            throw new IllegalArgumentException("These bytes are no segment of version " + VERSION + ".");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("The segment is damaged.");
        }
        byte[] track = new byte[length];
        in.get(track);
        byte[] arrivals = new byte[in.remaining()];
        in.get(arrivals);
        return joined(TrackCodec.decode(track), NumbersCodec.decode(arrivals));
    }

    private static List<KeptFix> joined(List<Fix> fixes, List<long[]> arrivals) {
        if (arrivals.size() != 2 || arrivals.getFirst().length != fixes.size()) {
            throw new IllegalArgumentException("The segment is damaged.");
        }
        List<KeptFix> kept = new ArrayList<>(fixes.size());
        for (int i = 0; i < fixes.size(); i++) {
            Fix fix = fixes.get(i);
            kept.add(new KeptFix(
                    fix, arrivals.get(0)[i], Instant.ofEpochMilli(fix.time().toEpochMilli() + arrivals.get(1)[i])));
        }
        return kept;
    }

    /** What a seal is made over: SHA-256 over 0, the tracker's identifier, the day since 1970 and the content. */
    static byte[] leaf(UUID tracker, LocalDate day, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(25)
                    .put((byte) 0)
                    .putLong(tracker.getMostSignificantBits())
                    .putLong(tracker.getLeastSignificantBits())
                    .putLong(day.toEpochDay())
                    .array());
            return digest.digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
