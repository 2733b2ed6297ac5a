package org.rollcall.location.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.rollcall.track.Fix;
import org.rollcall.track.codec.NumbersCodec;
import org.rollcall.track.codec.TrackCodec;

/**
 * A segment's content. Of a usual day, version 1: one byte version, four bytes length of the track, the track
 * ({@link TrackCodec}), and two columns ({@link NumbersCodec}): each fix's batch, and how many milliseconds after its time
 * it was received. Of many fixes, version 2: one byte version, four bytes CRC-32C of the numbers that follow, four bytes
 * number of parts, of each part eight bytes time of its first fix (ms since 1970) and four bytes length, then the parts, each
 * in version 1; so that some hours are read without the rest, and several parts at once.
 */
final class SegmentBytes {
    private static final byte WHOLE = 1;
    private static final byte IN_PARTS = 2;
    private static final int HEAD = 5;
    private static final int PARTS_HEAD = 9;
    private static final int PART_HEAD = Long.BYTES + Integer.BYTES;
    /** About so many fixes make a part. */
    static final int PART = 16_384;

    private SegmentBytes() {}

    /**
     * A part of a segment.
     *
     * @param from the time of its first fix; where it is the whole, of its day
     */
    record Part(Instant from, byte[] content) {
        /** Throws as {@link SegmentBytes#decode} does. */
        List<KeptFix> fixes() {
            return whole(content);
        }
    }

    /** @param fixes in the order of their time */
    static byte[] encode(List<KeptFix> fixes) {
        return encode(fixes, PART);
    }

    static byte[] encode(List<KeptFix> fixes, int most) {
        if (end(fixes, 0, most) == fixes.size()) {
            return one(fixes);
        }
        List<Part> parts = new ArrayList<>();
        int begin = 0;
        while (begin < fixes.size()) {
            int end = end(fixes, begin, most);
            parts.add(new Part(time(fixes, begin), one(fixes.subList(begin, end))));
            begin = end;
        }
        return together(parts);
    }

    /** Where a part ends that begins there: fixes of one time stay together, and no part is a small rest. */
    private static int end(List<KeptFix> fixes, int begin, int most) {
        int end = begin + most;
        while (end < fixes.size() && time(fixes, end).equals(time(fixes, end - 1))) {
            end++;
        }
        return end + most / 2 >= fixes.size() ? fixes.size() : end;
    }

    private static Instant time(List<KeptFix> fixes, int index) {
        return fixes.get(index).fix().time();
    }

    private static byte[] together(List<Part> parts) {
        int length = parts.stream().mapToInt(part -> part.content.length).sum();
        int head = PARTS_HEAD + parts.size() * PART_HEAD;
        ByteBuffer out =
                ByteBuffer.allocate(head + length).put(IN_PARTS).putInt(0).putInt(parts.size());
        parts.forEach(part -> out.putLong(part.from.toEpochMilli()).putInt(part.content.length));
        out.putInt(1, checksum(out.array(), head));
        parts.forEach(part -> out.put(part.content));
        return out.array();
    }

    private static int checksum(byte[] content, int head) {
        CRC32C crc = new CRC32C();
        crc.update(content, HEAD, head - HEAD);
        return (int) crc.getValue();
    }

    private static byte[] one(List<KeptFix> fixes) {
        byte[] track = TrackCodec.encode(fixes.stream().map(KeptFix::fix).toList());
        byte[] arrivals = NumbersCodec.encode(List.of(
                fixes.stream().mapToLong(KeptFix::batch).toArray(),
                fixes.stream().mapToLong(SegmentBytes::delay).toArray()));
        return ByteBuffer.allocate(HEAD + track.length + arrivals.length)
                .put(WHOLE)
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
        return parts(LocalDate.EPOCH, content).stream()
                .flatMap(part -> part.fixes().stream())
                .toList();
    }

    /** The parts of a day's segment, in the order of time, at least one. Throws as {@link #decode} does. */
    static List<Part> parts(LocalDate day, byte[] content) {
        if (content.length < HEAD || content[0] != IN_PARTS) {
            return List.of(new Part(day.atStartOfDay(ZoneOffset.UTC).toInstant(), content));
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        int sum = in.getInt(1);
        int count = content.length < PARTS_HEAD ? 0 : in.position(HEAD).getInt();
        int begin = PARTS_HEAD + count * PART_HEAD;
        if (count < 1
                || count > content.length / PART_HEAD
                || begin > content.length
                || sum != checksum(content, begin)) {
            throw damaged();
        }
        List<Part> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Instant from = Instant.ofEpochMilli(in.getLong());
            int length = in.getInt();
            if (length < 0 || length > content.length - begin) {
                throw damaged();
            }
            parts.add(new Part(from, Arrays.copyOfRange(content, begin, begin + length)));
            begin += length;
        }
        if (begin != content.length) {
            throw damaged();
        }
        return parts;
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("The segment is damaged.");
    }

    private static List<KeptFix> whole(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        if (content.length < HEAD || in.get() != WHOLE) {
            throw new IllegalArgumentException("These bytes are no segment of version 1 or 2.");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw damaged();
        }
        byte[] track = new byte[length];
        in.get(track);
        byte[] arrivals = new byte[in.remaining()];
        in.get(arrivals);
        return joined(TrackCodec.decode(track), NumbersCodec.decode(arrivals));
    }

    private static List<KeptFix> joined(List<Fix> fixes, List<long[]> arrivals) {
        if (arrivals.size() != 2 || arrivals.getFirst().length != fixes.size()) {
            throw damaged();
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
