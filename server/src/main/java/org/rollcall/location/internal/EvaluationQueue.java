package org.rollcall.location.internal;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The batches not yet evaluated. Taking one locks it: other nodes pass it over, and a rollback gives it back. */
@Component
class EvaluationQueue {
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    EvaluationQueue(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A batch and each device's part in it. */
    record Taken(long batch, Instant stored, List<Batch.Part> parts) {}

    /** Takes up to {@code most} batches, oldest first, within the caller's transaction. */
    List<Taken> take(int most) {
        return jdbc.query(
                """
                WITH taken AS (
                    DELETE FROM location.unevaluated WHERE batch IN (
                        SELECT batch FROM location.unevaluated WHERE not_before <= ?
                        ORDER BY batch LIMIT ? FOR UPDATE SKIP LOCKED)
                    RETURNING batch
                )
                SELECT b.batch, b.stored, b.devices, b.earliest, b.latest, b.states
                FROM taken JOIN location.batch b ON b.batch = taken.batch ORDER BY b.batch
                """,
                (row, i) -> {
                    Integer[] devices = (Integer[]) row.getArray(3).getArray();
                    List<Instant> earliest = instants(row.getArray(4));
                    List<Instant> latest = instants(row.getArray(5));
                    Integer[] states = (Integer[]) row.getArray(6).getArray();
                    List<Batch.Part> parts = new ArrayList<>(devices.length);
                    for (int part = 0; part < devices.length; part++) {
                        parts.add(new Batch.Part(devices[part], earliest.get(part), latest.get(part), states[part]));
                    }
                    return new Taken(row.getLong(1), FixReader.instant(row, 2), parts);
                },
                FixReader.bound(clock.instant()),
                most);
    }

    private static List<Instant> instants(Array array) throws SQLException {
        List<Instant> instants = new ArrayList<>();
        for (Object each : (Object[]) array.getArray()) {
            instants.add(
                    each instanceof OffsetDateTime time ? time.toInstant() : ((java.sql.Timestamp) each).toInstant());
        }
        return instants;
    }

    /** Puts the oldest waiting batch back for a while, longer each time, because its evaluation failed. */
    @Transactional
    public void postponeOldest() {
        Instant now = clock.instant();
        jdbc.update("""
            UPDATE location.unevaluated
            SET tries = tries + 1, not_before = ?::timestamptz + least(interval '1 second' * 2 ^ tries, ?::interval)
            WHERE batch = (SELECT batch FROM location.unevaluated WHERE not_before <= ?
                           ORDER BY batch LIMIT 1 FOR UPDATE SKIP LOCKED)
            """, FixReader.bound(now), LONGEST_DELAY.toSeconds() + " seconds", FixReader.bound(now));
    }
}
