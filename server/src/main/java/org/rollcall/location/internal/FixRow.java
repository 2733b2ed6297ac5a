package org.rollcall.location.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * A fix on its way into the table. Two rows are the same fix when device, time and hash are the same.
 *
 * @param leaf SHA-256 over 0, the tracker's identifier and every field of the fix (see {@link #content})
 * @param doubtful its own time cannot be
 */
record FixRow(int device, Fix fix, byte @Nullable [] extras, byte[] leaf, boolean doubtful) {
    private static final int FIXED = 8 + 2 * 4 + 1 + 7 * 5 + 4;

    /** What makes it the fix it is. */
    record Key(int device, long millis, long hash) {}

    static FixRow of(int device, UUID tracker, Fix fix, boolean doubtful) {
        byte @Nullable [] extras = ExtrasBytes.write(fix.extras());
        return new FixRow(device, fix, extras, leaf(tracker, fix, extras), doubtful);
    }

    Key key() {
        return new Key(device, fix.time().toEpochMilli(), hash());
    }

    long hash() {
        return ByteBuffer.wrap(leaf).getLong();
    }

    long millis() {
        return fix.time().toEpochMilli();
    }

    @Nullable
    Integer speed() {
        return steps(fix.speed(), 1000);
    }

    @Nullable
    Integer course() {
        return steps(fix.course(), 100);
    }

    @Nullable
    Integer altitude() {
        return steps(fix.altitude(), 100);
    }

    @Nullable
    Integer accuracy() {
        return steps(fix.accuracy(), 100);
    }

    @Nullable
    Integer dop() {
        return steps(fix.dop(), 100);
    }

    @Nullable
    Integer battery() {
        return steps(fix.battery(), 10);
    }

    int states() {
        return TrackerState.bits(fix.states());
    }

    static byte[] leaf(UUID tracker, Fix fix, byte @Nullable [] extras) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(17)
                .put((byte) 0)
                .putLong(tracker.getMostSignificantBits())
                .putLong(tracker.getLeastSignificantBits())
                .array());
        digest.update(content(fix));
        return extras == null ? digest.digest() : digest.digest(extras);
    }

    /**
     * Time in milliseconds, latitude and longitude in 1e-7 degrees, valid, then speed (mm/s), course (0.01°), altitude
     * (cm), accuracy (cm), dop (0.01), satellites and battery (0.1 %), each led by 1 or replaced by 0 when not sent, then
     * the states' bits. Big-endian.
     */
    private static byte[] content(Fix fix) {
        ByteBuffer out = ByteBuffer.allocate(FIXED)
                .putLong(fix.time().toEpochMilli())
                .putInt(fix.latitudeE7())
                .putInt(fix.longitudeE7())
                .put((byte) (fix.valid() ? 1 : 0));
        put(out, steps(fix.speed(), 1000));
        put(out, steps(fix.course(), 100));
        put(out, steps(fix.altitude(), 100));
        put(out, steps(fix.accuracy(), 100));
        put(out, steps(fix.dop(), 100));
        put(out, fix.satellites());
        put(out, steps(fix.battery(), 10));
        out.putInt(TrackerState.bits(fix.states()));
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, @Nullable Integer value) {
        if (value == null) {
            out.put((byte) 0);
        } else {
            out.put((byte) 1).putInt(value);
        }
    }

    private static @Nullable Integer steps(@Nullable Double value, int stepsInOne) {
        return value == null ? null : (int) Math.round(value * stepsInOne);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
