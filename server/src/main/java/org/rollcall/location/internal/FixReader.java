package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Rows of {@code location.fix} back into fixes. */
final class FixReader {
    /** What {@link #read} reads, from {@code location.fix f JOIN location.batch b}. */
    static final String COLUMNS = "f.device, f.fixed, f.latitude_e7, f.longitude_e7, f.speed_mm_s, f.course_hundredths,"
            + " f.altitude_cm, f.accuracy_cm, f.dop_hundredths, f.states, f.satellites, f.battery_tenths, f.valid,"
            + " f.extras, b.stored";

    private FixReader() {}

    /** A fix as stored. */
    record Stored(int device, Fix fix, Instant received) {}

    static Stored read(ResultSet row) throws SQLException {
        @Nullable Integer satellites = whole(row, 11);
        Fix fix = new Fix(
                instant(row, 2),
                row.getInt(3) / 1e7,
                row.getInt(4) / 1e7,
                row.getBoolean(13),
                parts(row, 5, 1000),
                parts(row, 6, 100),
                parts(row, 7, 100),
                parts(row, 8, 100),
                parts(row, 9, 100),
                satellites,
                parts(row, 12, 10),
                TrackerState.ofBits(row.getInt(10)),
                ExtrasBytes.read(row.getBytes(14)));
        return new Stored(row.getInt(1), fix, instant(row, 15));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** How an instant is bound; the lowest and highest become the ends of PostgreSQL's time. */
    static OffsetDateTime bound(Instant at) {
        if (at.equals(Instant.MIN)) {
            return OffsetDateTime.MIN;
        }
        return at.equals(Instant.MAX) ? OffsetDateTime.MAX : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Integer whole(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Double parts(ResultSet row, int column, double inOne) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value / inOne;
    }
}
