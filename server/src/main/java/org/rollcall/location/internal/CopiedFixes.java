package org.rollcall.location.internal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads many rows of {@code location.fix} by binary COPY, several times as fast as row by row through JDBC. When each was
 * received is looked up once a batch.
 */
@Component
class CopiedFixes {
    private static final String COLUMNS = "f.fixed, f.batch, f.latitude_e7, f.longitude_e7, f.valid,"
            + " f.speed_mm_s, f.course_hundredths, f.altitude_cm, f.accuracy_cm, f.dop_hundredths, f.satellites,"
            + " f.battery_tenths, f.states, f.extras";
    private static final String OF_ONE = "COPY (SELECT " + COLUMNS + " FROM location.fix f WHERE f.device = %d"
            + " AND f.fixed >= '%s' AND f.fixed < '%s' ORDER BY f.fixed, f.hash LIMIT %d) TO STDOUT (FORMAT binary)";
    private static final String OF_MANY =
            "COPY (SELECT f.device, " + COLUMNS + " FROM (VALUES %s) AS w (device, begins,"
                    + " ends) CROSS JOIN LATERAL (SELECT * FROM location.fix x WHERE x.device = w.device AND x.fixed >= w.begins"
                    + " AND x.fixed <= w.ends ORDER BY x.fixed, x.hash) f) TO STDOUT (FORMAT binary)";
    private static final String STRETCH = "(%d, timestamptz '%s', timestamptz '%s')";

    /** A day's partition often has no statistics yet; without this its rows are collected and sorted first. */
    private static final String IN_ORDER_OF_THE_KEY = "SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";

    private static final int MOST_SHARED = 1024;
    private static final String RECEIVED = "SELECT batch, stored FROM location.batch WHERE batch = ANY (?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    CopiedFixes(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A row before it is known when its batch was stored. */
    private record Row(int device, Fix fix, long batch) {}

    /**
     * The first rows of a device, {@code from} inclusive, {@code until} exclusive, in the order of their time.
     *
     * @param most how many at most
     */
    List<FixReader.Stored> read(int device, Instant from, Instant until, int most) {
        String copy = OF_ONE.formatted(device, begin(from), end(until), most);
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.execute(IN_ORDER_OF_THE_KEY);
            return stored(rows(copy, new Reader(device)));
        }));
    }

    /** All rows of some stretches, both ends inclusive, by device in the order of their time. */
    Map<Integer, List<FixReader.Stored>> read(List<Evaluation.Stretch> stretches) {
        String each = stretches.stream()
                .map(one -> STRETCH.formatted(one.device(), begin(one.from()), end(one.until())))
                .collect(Collectors.joining(", "));
        Map<Integer, List<FixReader.Stored>> found = new HashMap<>();
        for (FixReader.Stored stored : stored(rows(OF_MANY.formatted(each), new Reader(null)))) {
            found.computeIfAbsent(stored.device(), d -> new ArrayList<>()).add(stored);
        }
        return found;
    }

    private static Instant begin(Instant from) {
        return from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
    }

    private static Instant end(Instant until) {
        return until.isAfter(Fix.LATEST) ? Fix.LATEST : until;
    }

    private List<FixReader.Stored> stored(List<Row> rows) {
        Map<Long, Instant> received = received(rows);
        List<FixReader.Stored> stored = new ArrayList<>(rows.size());
        for (Row row : rows) {
            stored.add(
                    new FixReader.Stored(row.device(), row.fix(), Objects.requireNonNull(received.get(row.batch()))));
        }
        return stored;
    }

    private List<Row> rows(String copy, Reader reader) {
        return Objects.requireNonNull(jdbc.execute((Connection connection) -> {
            CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            try {
                for (byte[] piece = out.readFromCopy(); piece != null; piece = out.readFromCopy()) {
                    reader.take(piece);
                }
            } catch (SQLException | RuntimeException e) {
                if (out.isActive()) {
                    out.cancelCopy();
                }
                throw e;
            }
            return reader.rows;
        }));
    }

    private Map<Long, Instant> received(List<Row> rows) {
        Map<Long, Instant> received = new HashMap<>();
        if (rows.isEmpty()) {
            return received;
        }
        Long[] batches = rows.stream().map(Row::batch).distinct().toArray(Long[]::new);
        jdbc.query(
                connection -> {
                    var select = connection.prepareStatement(RECEIVED);
                    select.setArray(1, connection.createArrayOf("int8", batches));
                    return select;
                },
                row -> {
                    received.put(row.getLong(1), FixReader.instant(row, 2));
                });
        return received;
    }

    /** Takes the pieces of the stream; a row never stands in two. */
    private static final class Reader {
        private final @Nullable Integer known;
        private final List<Row> rows = new ArrayList<>();
        private final Map<ByteBuffer, Extras> met = new HashMap<>();
        private boolean begun;

        /** @param known the device of all rows; null where each says which */
        Reader(@Nullable Integer known) {
            this.known = known;
        }

        void take(byte[] piece) {
            ByteBuffer in = ByteBuffer.wrap(piece);
            if (!begun) {
                CopyBytes.skipHead(in);
                begun = true;
            }
            while (in.hasRemaining() && in.getShort() >= 0) {
                rows.add(row(in));
            }
        }

        private Row row(ByteBuffer in) {
            int device =
                    known == null ? in.position(in.position() + Integer.BYTES).getInt() : known;
            in.getInt();
            Instant fixed = Instant.ofEpochMilli(CopyBytes.epochMillis(in.getLong()));
            in.getInt();
            long batch = in.getLong();
            in.getInt();
            int latitude = in.getInt();
            in.getInt();
            int longitude = in.getInt();
            in.getInt();
            boolean valid = in.get() != 0;
            Double speed = parts(in, 1000);
            Double course = parts(in, 100);
            Double altitude = parts(in, 100);
            Double accuracy = parts(in, 100);
            Double dop = parts(in, 100);
            Integer satellites = in.getInt() < 0 ? null : Integer.valueOf(in.getShort());
            Double battery = in.getInt() < 0 ? null : in.getShort() / 10.0;
            in.getInt();
            int states = in.getInt();
            Fix fix = new Fix(
                    fixed,
                    latitude / 1e7,
                    longitude / 1e7,
                    valid,
                    speed,
                    course,
                    altitude,
                    accuracy,
                    dop,
                    satellites,
                    battery,
                    TrackerState.ofBits(states),
                    extras(in));
            return new Row(device, fix, batch);
        }

        private static @Nullable Double parts(ByteBuffer in, double inOne) {
            return in.getInt() < 0 ? null : in.getInt() / inOne;
        }

        /** Rows that brought the same share one object, where few different ones come. */
        private Extras extras(ByteBuffer in) {
            int length = in.getInt();
            if (length < 0) {
                return Extras.NONE;
            }
            ByteBuffer bytes = in.slice(in.position(), length);
            in.position(in.position() + length);
            Extras known = met.get(bytes);
            if (known != null) {
                return known;
            }
            byte[] copy = new byte[length];
            bytes.get(copy).flip();
            Extras extras = ExtrasBytes.read(copy);
            if (met.size() < MOST_SHARED) {
                met.put(bytes, extras);
            }
            return extras;
        }
    }
}
