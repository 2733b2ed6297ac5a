package org.rollcall.location.internal;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Puts rows into {@code location.fix}. */
@Component
class FixTable {
    private static final String COPY = "COPY location.fix (" + CopyBytes.COLUMNS + ") FROM STDIN (FORMAT binary)";
    private static final String INSERT = "INSERT INTO %s (" + CopyBytes.COLUMNS + ") SELECT * FROM unnest(?::int[],"
            + " ?::timestamptz[], ?::bigint[],"
            + " ?::bigint[], ?::int[], ?::int[],"
            + " ?::int[], ?::int[], ?::int[],"
            + " ?::int[], ?::int[], ?::int[],"
            + " ?::smallint[], ?::smallint[],"
            + " ?::boolean[], ?::bytea[]) ON"
            + " CONFLICT DO NOTHING RETURNING"
            + " device, fixed, hash";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int PIECE = 64 * 1024;

    private final JdbcTemplate jdbc;

    FixTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Copies rows that are new, as far as this node knows.
     *
     * @throws DuplicateKeyException if one is not: roll back, and {@link #insert} them
     */
    void copy(ByteBuffer stream) {
        jdbc.execute((Connection connection) -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                for (int from = 0; from < stream.limit(); from += PIECE) {
                    copy.writeToCopy(stream.array(), from, Math.min(PIECE, stream.limit() - from));
                }
                copy.endCopy();
            } catch (SQLException e) {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw new DuplicateKeyException("Some of these fixes are stored already.", e);
                }
                throw e;
            }
            return true;
        });
    }

    /** Inserts rows of which some may be there already; gives the keys of those that were not. */
    Set<FixRow.Key> insert(String table, List<FixRow> rows, long batch) {
        Set<FixRow.Key> fresh = new HashSet<>();
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT.formatted(table))) {
                fill(connection, insert, rows, batch);
                try (ResultSet row = insert.executeQuery()) {
                    while (row.next()) {
                        fresh.add(new FixRow.Key(
                                row.getInt(1),
                                row.getObject(2, java.time.OffsetDateTime.class)
                                        .toInstant()
                                        .toEpochMilli(),
                                row.getLong(3)));
                    }
                }
            }
            return true;
        });
        return fresh;
    }

    private static void fill(Connection connection, PreparedStatement insert, List<FixRow> rows, long batch)
            throws SQLException {
        var columns = new Columns(connection, insert, rows);
        columns.next("int4", FixRow::device);
        columns.next("timestamptz", row -> row.fix().time().toString());
        columns.next("int8", FixRow::hash);
        columns.next("int8", row -> batch);
        columns.next("int4", row -> row.fix().latitudeE7());
        columns.next("int4", row -> row.fix().longitudeE7());
        columns.next("int4", FixRow::speed);
        columns.next("int4", FixRow::course);
        columns.next("int4", FixRow::altitude);
        columns.next("int4", FixRow::accuracy);
        columns.next("int4", FixRow::dop);
        columns.next("int4", FixRow::states);
        columns.next("int2", row -> row.fix().satellites());
        columns.next("int2", FixRow::battery);
        columns.next("bool", row -> row.fix().valid());
        Array extras = connection.createArrayOf(
                "bytea", rows.stream().map(FixRow::extras).toArray(byte[][]::new));
        insert.setArray(columns.at, extras);
    }

    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement insert;
        private final List<FixRow> rows;
        private int at = 1;

        Columns(Connection connection, PreparedStatement insert, List<FixRow> rows) {
            this.connection = connection;
            this.insert = insert;
            this.rows = rows;
        }

        void next(String type, Function<FixRow, ? extends @org.jspecify.annotations.Nullable Object> value)
                throws SQLException {
            insert.setArray(
                    at++,
                    connection.createArrayOf(type, rows.stream().map(value).toArray()));
        }
    }
}
