package org.rollcall.track.codec;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Field;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Many fixes of one tracker as few bytes: every field is a column of whole steps of its resolution, predicted from the rows
 * before and written by an adaptive range coder. Lossless: what is read equals what was written, in order. Works for any
 * fixes in any order; it is short for those of one tracker in the order of their time.
 *
 * <p>Form: one byte version, four bytes CRC-32C of what follows, four bytes number of fixes, the coded columns.
 */
public final class TrackCodec {
    /** The most fixes in one piece: a day at ten a second. */
    public static final int MOST_FIXES = 1_000_000;

    private static final byte VERSION = 2;
    private static final int HEAD = 9;
    private static final List<Measured> MEASURED = List.of(
            new Measured(Field.SPEED, Fix::speed),
            new Measured(Field.COURSE, Fix::course),
            new Measured(Field.ALTITUDE, Fix::altitude),
            new Measured(Field.ACCURACY, Fix::accuracy),
            new Measured(Field.DOP, Fix::dop),
            new Measured(Field.BATTERY, Fix::battery));
    private static final int SPEED = 0;
    private static final int COURSE = 1;
    private static final long MISSING = Long.MIN_VALUE;
    private static final int SATELLITES_BIT = 1 << MEASURED.size();
    private static final int VALID_BIT = SATELLITES_BIT << 1;

    private TrackCodec() {}

    /** A field that may be missing. */
    private record Measured(Field field, Function<Fix, @Nullable Double> get) {}

    /**
     * Writes the fixes.
     *
     * @throws IllegalArgumentException for more than {@link #MOST_FIXES}
     */
    public static byte[] encode(List<Fix> fixes) {
        if (fixes.size() > MOST_FIXES) {
            throw new IllegalArgumentException("At most " + MOST_FIXES + " fixes go in one piece.");
        }
        BitWriter bits = new BitWriter();
        Column column = new Column(bits);
        long[] times =
                fixes.stream().mapToLong(fix -> fix.time().toEpochMilli()).toArray();
        long[] latitudes = fixes.stream().mapToLong(Fix::latitudeE7).toArray();
        column.write(times);
        column.write(fixes.stream().mapToLong(TrackCodec::present).toArray());
        for (Measured measured : MEASURED) {
            column.write(
                    values(fixes, measured).filter(value -> value != MISSING).toArray());
        }
        Motion motion = new Motion(times, orZero(fixes, SPEED), orZero(fixes, COURSE));
        column.write(latitudes, motion.north());
        column.write(fixes.stream().mapToLong(Fix::longitudeE7).toArray(), motion.east(latitudes));
        column.write(fixes.stream()
                .map(Fix::satellites)
                .filter(java.util.Objects::nonNull)
                .mapToLong(Integer::longValue)
                .toArray());
        column.write(
                fixes.stream().mapToLong(fix -> TrackerState.bits(fix.states())).toArray());
        new Shapes(column, new Texts(bits, column))
                .write(fixes.stream().map(Fix::extras).toList());
        return sealed(fixes.size(), bits.finish());
    }

    private static LongStream values(List<Fix> fixes, Measured measured) {
        return fixes.stream().mapToLong(fix -> {
            Double value = measured.get().apply(fix);
            return value == null ? MISSING : measured.field().steps(value);
        });
    }

    private static long[] orZero(List<Fix> fixes, int measured) {
        return values(fixes, MEASURED.get(measured))
                .map(value -> value == MISSING ? 0 : value)
                .toArray();
    }

    private static long present(Fix fix) {
        int present = fix.valid() ? VALID_BIT : 0;
        for (int i = 0; i < MEASURED.size(); i++) {
            present |= MEASURED.get(i).get().apply(fix) == null ? 0 : 1 << i;
        }
        return fix.satellites() == null ? present : present | SATELLITES_BIT;
    }

    private static byte[] sealed(int count, byte[] coded) {
        ByteBuffer whole = ByteBuffer.allocate(HEAD + coded.length);
        whole.put(VERSION).putInt(0).putInt(count).put(coded).putInt(1, checksum(whole.array()));
        return whole.array();
    }

    private static int checksum(byte[] whole) {
        CRC32C crc = new CRC32C();
        crc.update(whole, HEAD - Integer.BYTES, whole.length - HEAD + Integer.BYTES);
        return (int) crc.getValue();
    }

    /** How many fixes there are, without reading them. Checks as {@link #decode} does up to the checksum. */
    public static int count(byte[] track) {
        if (track.length < HEAD || track[0] != VERSION) {
            throw new IllegalArgumentException("These bytes are no track of version " + VERSION
                    + (track.length == 0 ? "" : " (they say version " + track[0] + ")") + ".");
        }
        ByteBuffer head = ByteBuffer.wrap(track);
        if (head.getInt(1) != checksum(track)) {
            throw new IllegalArgumentException("The track is damaged: its checksum does not hold.");
        }
        int count = head.getInt(5);
        if (count < 0 || count > MOST_FIXES) {
            throw new IllegalArgumentException("The track says that it has " + count + " fixes.");
        }
        return count;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException with a sentence, when the bytes are damaged or something else
     */
    public static List<Fix> decode(byte[] track) {
        int count = count(track);
        try {
            return read(new BitReader(track, HEAD, track.length), count);
        } catch (IndexOutOfBoundsException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("The track is damaged.", e);
        }
    }

    private static List<Fix> read(BitReader bits, int rows) {
        Column column = new Column(bits);
        long[] times = column.read(rows);
        long[] present = column.read(rows);
        List<Read> measured = new ArrayList<>();
        for (int i = 0; i < MEASURED.size(); i++) {
            measured.add(new Read(MEASURED.get(i).field(), spread(column, present, 1 << i), present, 1 << i));
        }
        Motion motion = new Motion(times, measured.get(SPEED).steps, measured.get(COURSE).steps);
        long[] latitudes = column.read(rows, motion.north());
        long[] longitudes = column.read(rows, motion.east(latitudes));
        long[] satellites = spread(column, present, SATELLITES_BIT);
        long[] states = column.read(rows);
        List<Extras> extras = new Shapes(column, new Texts(bits, column)).read(rows);
        List<Fix> fixes = new ArrayList<>(rows);
        Set<TrackerState> reported = Set.of();
        for (int i = 0; i < rows; i++) {
            if (i == 0 || states[i] != states[i - 1]) {
                reported = TrackerState.ofBits(Math.toIntExact(states[i]));
            }
            fixes.add(new Fix(
                    Instant.ofEpochMilli(times[i]),
                    Field.LATITUDE.value(Math.toIntExact(latitudes[i])),
                    Field.LONGITUDE.value(Math.toIntExact(longitudes[i])),
                    (present[i] & VALID_BIT) != 0,
                    measured.get(0).value(i),
                    measured.get(1).value(i),
                    measured.get(2).value(i),
                    measured.get(3).value(i),
                    measured.get(4).value(i),
                    (present[i] & SATELLITES_BIT) == 0 ? null : Math.toIntExact(satellites[i]),
                    measured.get(5).value(i),
                    reported,
                    extras.get(i)));
        }
        return fixes;
    }

    /** A measured column as it was read; equal values that follow each other are one object. */
    private static final class Read {
        private final Field field;
        private final long[] steps;
        private final long[] present;
        private final int bit;
        private long before = MISSING;
        private @Nullable Double shared;

        Read(Field field, long[] steps, long[] present, int bit) {
            this.field = field;
            this.steps = steps;
            this.present = present;
            this.bit = bit;
        }

        @Nullable
        Double value(int row) {
            if ((present[row] & bit) == 0) {
                return null;
            }
            if (steps[row] != before) {
                before = steps[row];
                shared = field.value(Math.toIntExact(before));
            }
            return shared;
        }
    }

    /** Reads the column of the rows that have it, and gives each its place. */
    private static long[] spread(Column column, long[] present, int bit) {
        int rows = 0;
        for (long row : present) {
            rows += (row & bit) == 0 ? 0 : 1;
        }
        long[] values = column.read(rows);
        if (rows == present.length) {
            return values;
        }
        long[] spread = new long[present.length];
        int next = 0;
        for (int i = 0; i < spread.length; i++) {
            spread[i] = (present[i] & bit) == 0 ? 0 : values[next++];
        }
        return spread;
    }
}
