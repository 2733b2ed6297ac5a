package org.rollcall.location.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.RetentionRole;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Seal;
import org.rollcall.journal.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets days leave when their retention class is over, never under a legal hold. What stays is the proof: which day
 * of which tracker left when, by which class, and the hash of what it was, under a root in the journal.
 */
@Component
class Retiring {
    private static final Logger LOG = LoggerFactory.getLogger(Retiring.class);
    private static final Actor RETENTION = new Actor.Machine("track-retention");
    private static final Action REMOVED = new Action("location.days_removed");
    private static final Action UNKNOWN_REMOVED = new Action("location.unknown_fixes_removed");
    private static final int AT_ONCE = 500;
    private static final String DUE = """
            WITH due AS (
                SELECT s.device, s.day, d.tracker,
                    (SELECT array_agg(DISTINCT a.participant) FROM equipment.v_assignment a
                     WHERE a.tracker = d.tracker AND a.held_from < (s.day + 1)::timestamp AT TIME ZONE 'UTC'
                       AND coalesce(a.held_until, 'infinity') > s.day::timestamp AT TIME ZONE 'UTC') AS holders
                FROM location.segment s JOIN location.device d ON d.device = s.device
                WHERE s.day < ?
            ), chosen AS (
                SELECT * FROM due
                WHERE (holders IS NOT NULL) = ?
                  AND NOT EXISTS (SELECT FROM evidence.v_on_hold h WHERE h.owner = ANY(due.holders))
                ORDER BY day, device LIMIT ?
            )
            DELETE FROM location.segment s USING chosen c WHERE s.device = c.device AND s.day = c.day
            RETURNING s.device, s.day, s.fixes, s.content, c.tracker, c.holders
            """;
    private static final String ROWS_DUE = """
            WITH due AS (
                SELECT DISTINCT f.device, (%2$s AT TIME ZONE 'UTC')::date AS day
                FROM location.%1$s f JOIN location.batch b ON b.batch = f.batch WHERE %2$s < ?
            ), held AS (
                SELECT due.*,
                    (SELECT array_agg(DISTINCT a.participant) FROM equipment.v_assignment a
                     WHERE a.tracker = d.tracker AND a.held_from < (due.day + 1)::timestamp AT TIME ZONE 'UTC'
                       AND coalesce(a.held_until, 'infinity') > due.day::timestamp AT TIME ZONE 'UTC') AS holders
                FROM due JOIN location.device d ON d.device = due.device
            ), chosen AS (
                SELECT * FROM held
                WHERE (holders IS NOT NULL) = ?
                  AND NOT EXISTS (SELECT FROM evidence.v_on_hold h WHERE h.owner = ANY(held.holders))
                ORDER BY day, device LIMIT ?
            ), gone AS (
                DELETE FROM location.%1$s f USING chosen c, location.batch b
                WHERE f.device = c.device AND b.batch = f.batch AND (%2$s AT TIME ZONE 'UTC')::date = c.day
                RETURNING f.device, c.day, f.hash, c.holders
            )
            SELECT device, day, count(*), sha256(string_agg(int8send(hash), ''::bytea ORDER BY hash)), holders
            FROM gone GROUP BY device, day, holders
            """;

    private final RetentionRole role;
    private final TrackerSettings settings;
    private final Clock clock;

    Retiring(RetentionRole role, TrackerSettings settings, Clock clock) {
        this.role = role;
        this.settings = settings;
        this.clock = clock;
    }

    private enum Kind {
        HELD,
        UNHELD
    }

    /** What leaves: where it lies, and what its day is. */
    private enum What {
        SEALED(DUE),
        ROWS(ROWS_DUE.formatted("fix", "f.fixed")),
        DOUBTFUL(ROWS_DUE.formatted("doubtful_fix", "b.stored"));

        private final String due;

        What(String due) {
            this.due = due;
        }
    }

    private record Left(int device, LocalDate day, int fixes, byte[] leaf, List<UUID> holders) {}

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void everyNowAndThen() {
        if (!settings.sealing() || !role.isSet()) {
            return;
        }
        try {
            retire(settings.keep());
        } catch (DataAccessException e) {
            LOG.warn("What is over by its retention class could not be removed; trying again later.", e);
        }
    }

    /** Removes all that is over now. */
    void retire(TrackerSettings.Keep keep) {
        retire(Kind.HELD, keep.held());
        retire(Kind.UNHELD, keep.unheld());
        Duration unknown = keep.unknown();
        if (unknown != null) {
            retireUnknown(clock.instant().minus(unknown));
        }
    }

    private void retire(Kind kind, @Nullable Duration kept) {
        if (kept == null) {
            return;
        }
        LocalDate before = LocalDate.ofInstant(clock.instant().minus(kept), ZoneOffset.UTC);
        for (What what : What.values()) {
            boolean more = true;
            while (more) {
                more = role.work(desk -> remove(desk, what, kind, before)) == AT_ONCE;
            }
        }
    }

    private int remove(RetentionRole.Desk desk, What what, Kind kind, LocalDate before) {
        Object bound = what == What.SEALED ? before : before.atStartOfDay().atOffset(ZoneOffset.UTC);
        List<Left> left = desk.jdbc()
                .query(
                        what.due,
                        (row, i) -> what == What.SEALED ? sealed(row) : rows(row),
                        bound,
                        kind == Kind.HELD,
                        AT_ONCE);
        if (!left.isEmpty()) {
            prove(desk, what, kind, left);
        }
        return left.size();
    }

    private static Left sealed(ResultSet row) throws SQLException {
        LocalDate day = row.getObject(2, LocalDate.class);
        byte[] leaf = SegmentBytes.leaf(row.getObject(5, UUID.class), day, row.getBytes(4));
        return new Left(row.getInt(1), day, row.getInt(3), leaf, people(row.getArray(6)));
    }

    private static Left rows(ResultSet row) throws SQLException {
        return new Left(
                row.getInt(1),
                row.getObject(2, LocalDate.class),
                row.getInt(3),
                row.getBytes(4),
                people(row.getArray(5)));
    }

    private static List<UUID> people(@Nullable Array holders) throws SQLException {
        return holders == null ? List.of() : List.of((UUID[]) holders.getArray());
    }

    private void prove(RetentionRole.Desk desk, What what, Kind kind, List<Left> left) {
        Instant now = clock.instant();
        long number = Objects.requireNonNull(
                desk.jdbc().queryForObject("SELECT nextval('location.removal_number')", Long.class));
        desk.jdbc()
                .batchUpdate(
                        "INSERT INTO location.removal (removal, device, day, class, what, fixes, hash,"
                                + " removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        left.stream()
                                .map(each -> new Object[] {
                                    number,
                                    each.device,
                                    each.day,
                                    kind.name(),
                                    what.name(),
                                    each.fixes,
                                    each.leaf,
                                    Timestamp.from(now)
                                })
                                .toList());
        var people = new TreeSet<UUID>();
        left.forEach(each -> people.addAll(each.holders));
        desk.journal()
                .record(JournalEntry.of(RETENTION, REMOVED)
                        .about(people.stream().map(Subject::participant).toList())
                        .with("removal", number)
                        .with("class", kind)
                        .with("what", what)
                        .with("days", left.size())
                        .with("fixes", left.stream().mapToInt(Left::fixes).sum())
                        .with(
                                "root",
                                HexFormat.of()
                                        .formatHex(Seal.rootOf(
                                                left.stream().map(Left::leaf).toList()))));
    }

    private void retireUnknown(Instant before) {
        role.work(desk -> {
            int fixes =
                    desk.jdbc().update("DELETE FROM location.unknown_fix WHERE received < ?", Timestamp.from(before));
            if (fixes > 0) {
                desk.journal()
                        .record(JournalEntry.of(RETENTION, UNKNOWN_REMOVED)
                                .with("before", before)
                                .with("fixes", fixes));
            }
            return fixes;
        });
    }
}
