package org.rollcall.location.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code location.fix} in PostgreSQL's binary COPY format. Source: PostgreSQL's manual, COPY, "Binary Format":
 * signature, flags, no extension; each row a count of fields and each field its length (-1 for NULL) and value; -1.
 */
final class CopyBytes {
    /** The columns in the order written here. */
    static final String COLUMNS =
            "device, fixed, hash, batch, latitude_e7, longitude_e7, speed_mm_s, course_hundredths,"
                    + " altitude_cm, accuracy_cm, dop_hundredths, states, satellites, battery_tenths, valid, extras";

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short FIELDS = 16;
    // 2000-01-01, from which PostgreSQL counts microseconds.
    private static final long POSTGRES_EPOCH_MILLIS = 946_684_800_000L;
    private static final int LONGEST_WITHOUT_EXTRAS = 2 + FIELDS * 4 + 3 * 8 + 11 * 4;

    private ByteBuffer out = ByteBuffer.allocate(64 * 1024);

    /** The whole stream for these rows; valid until the next call. */
    ByteBuffer of(List<FixRow> rows, long batch) {
        if (out.capacity() > 4 << 20) {
            out = ByteBuffer.allocate(64 * 1024);
        }
        out.clear();
        out.put(SIGNATURE).putInt(0).putInt(0);
        for (FixRow row : rows) {
            byte @Nullable [] extras = row.extras();
            room(LONGEST_WITHOUT_EXTRAS + (extras == null ? 0 : extras.length));
            put(row, batch, extras);
        }
        room(2);
        out.putShort((short) -1);
        return out.flip();
    }

    /** PostgreSQL's binary form of an instant. */
    static long postgresMicros(long epochMillis) {
        return (epochMillis - POSTGRES_EPOCH_MILLIS) * 1000;
    }

    /** The instant of that binary form, in milliseconds. */
    static long epochMillis(long postgresMicros) {
        return Math.floorDiv(postgresMicros, 1000) + POSTGRES_EPOCH_MILLIS;
    }

    /** Goes to the first row of a stream that PostgreSQL sends. */
    static void skipHead(ByteBuffer in) {
        in.position(in.position() + SIGNATURE.length + Integer.BYTES);
        int extension = in.getInt();
        in.position(in.position() + extension);
    }

    private void put(FixRow row, long batch, byte @Nullable [] extras) {
        out.putShort(FIELDS);
        out.putInt(4).putInt(row.device());
        out.putInt(8).putLong(postgresMicros(row.millis()));
        out.putInt(8).putLong(row.hash());
        out.putInt(8).putLong(batch);
        out.putInt(4).putInt(row.fix().latitudeE7());
        out.putInt(4).putInt(row.fix().longitudeE7());
        putInt(row.speed());
        putInt(row.course());
        putInt(row.altitude());
        putInt(row.accuracy());
        putInt(row.dop());
        out.putInt(4).putInt(row.states());
        putShort(row.fix().satellites());
        putShort(row.battery());
        out.putInt(1).put((byte) (row.fix().valid() ? 1 : 0));
        if (extras == null) {
            out.putInt(-1);
        } else {
            out.putInt(extras.length).put(extras);
        }
    }

    private void putInt(@Nullable Integer value) {
        if (value == null) {
            out.putInt(-1);
        } else {
            out.putInt(4).putInt(value);
        }
    }

    private void putShort(@Nullable Integer value) {
        if (value == null) {
            out.putInt(-1);
        } else {
            out.putInt(2).putShort(value.shortValue());
        }
    }

    private void room(int bytes) {
        if (out.remaining() < bytes) {
            int wanted = Math.max(out.capacity() * 2, out.position() + bytes);
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), wanted)).position(out.position());
        }
    }
}
