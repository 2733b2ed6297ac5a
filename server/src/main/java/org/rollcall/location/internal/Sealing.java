package org.rollcall.location.internal;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.RetentionRole;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Seal;
import org.rollcall.track.Fix;
import org.springframework.stereotype.Component;

/**
 * Turns the rows of a closed day into one segment for each tracker. One transaction takes the rows, writes the segments,
 * reads them back and compares, and tells the journal; whatever fails or is killed on the way leaves the rows as they were.
 * Fixes that arrive later stay rows until the day is sealed again. Works as the retention role: the application itself may
 * not take rows away.
 */
@Component
class Sealing {
    static final Actor SEALING = new Actor.Machine("track-sealing");
    private static final Action DAY_SEALED = new Action("location.day_sealed");
    private static final String ONE_AT_A_TIME =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('location.sealing', 0))";
    // Rows that the evaluation has not seen stay: it reads rows. Both are looked at in one statement, as of one moment.
    private static final String TAKE = """
            DELETE FROM location.fix f USING location.batch b, location.device d
            WHERE b.batch = f.batch AND d.device = f.device
              AND f.device = ANY(?) AND f.fixed >= ? AND f.fixed < ?
              AND f.device <> ALL (ARRAY(SELECT unnest(w.devices) FROM location.unevaluated u
                                         JOIN location.batch w ON w.batch = u.batch))
            RETURNING %s, f.hash, f.batch, d.tracker
            """.formatted(FixReader.COLUMNS);
    private static final String WRITE = """
            INSERT INTO location.segment (device, day, sealing, fixes, latest_valid, content)
            SELECT u.device, ?, ?, u.fixes, u.latest_valid, u.content
            FROM unnest(?::int[], ?::int[], ?::timestamptz[], ?::bytea[]) AS u (device, fixes, latest_valid, content)
            ON CONFLICT (device, day) DO UPDATE SET sealing = excluded.sealing, fixes = excluded.fixes,
                latest_valid = excluded.latest_valid, content = excluded.content
            """;

    private final RetentionRole role;
    private final Clock clock;

    Sealing(RetentionRole role, Clock clock) {
        this.role = role;
        this.clock = clock;
    }

    /** Something is not as it was stored; nothing was changed. */
    static final class NotAsStored extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAsStored(String message) {
            super(message);
        }
    }

    /** One tracker's day on its way. */
    private static final class Day {
        private final UUID tracker;
        private final List<KeptFix> fixes = new ArrayList<>();

        Day(UUID tracker) {
            this.tracker = tracker;
        }
    }

    private record Written(int device, UUID tracker, List<KeptFix> fixes, byte[] content) {}

    /**
     * Seals a day of these devices, those of which rows are there and evaluated.
     *
     * @return how many fixes went from rows into segments; 0 also while another node seals
     * @throws NotAsStored if a row is not what was stored or does not come back
     */
    int seal(LocalDate day, Collection<Integer> devices) {
        return role.work(desk -> {
            if (!Boolean.TRUE.equals(desk.jdbc().queryForObject(ONE_AT_A_TIME, Boolean.class))) {
                return 0;
            }
            Map<Integer, Day> taken = take(desk, day, devices);
            if (taken.isEmpty()) {
                return 0;
            }
            int rows =
                    taken.values().stream().mapToInt(each -> each.fixes.size()).sum();
            List<Written> written = encode(taken, sealedBefore(desk, day, taken.keySet()));
            write(desk, day, written, rows);
            compare(desk, day, written);
            return rows;
        });
    }

    private static Map<Integer, Day> take(RetentionRole.Desk desk, LocalDate day, Collection<Integer> devices) {
        Map<Integer, Day> days = new TreeMap<>();
        desk.jdbc()
                .query(
                        TAKE,
                        row -> {
                            UUID tracker = row.getObject(18, UUID.class);
                            days.computeIfAbsent(row.getInt(1), d -> new Day(tracker))
                                    .fixes
                                    .add(kept(row, tracker));
                        },
                        devices.toArray(Integer[]::new),
                        day.atStartOfDay().atOffset(ZoneOffset.UTC),
                        day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        return days;
    }

    private static KeptFix kept(ResultSet row, UUID tracker) throws SQLException {
        FixReader.Stored stored = FixReader.read(row);
        Fix fix = stored.fix();
        byte[] leaf = FixRow.leaf(tracker, fix, ExtrasBytes.write(fix.extras()));
        if (ByteBuffer.wrap(leaf).getLong() != row.getLong(16)) {
            throw new NotAsStored("A fix of " + fix.time() + " of tracker " + tracker + " does not have its hash.");
        }
        return new KeptFix(fix, row.getLong(17), stored.received());
    }

    private static Map<Integer, List<KeptFix>> sealedBefore(
            RetentionRole.Desk desk, LocalDate day, Collection<Integer> devices) {
        Map<Integer, List<KeptFix>> before = new HashMap<>();
        desk.jdbc()
                .query(
                        "SELECT device, content FROM location.segment WHERE day = ? AND device = ANY(?) FOR UPDATE",
                        row -> {
                            before.put(row.getInt(1), SegmentBytes.decode(row.getBytes(2)));
                        },
                        day,
                        devices.toArray(Integer[]::new));
        return before;
    }

    private static List<Written> encode(Map<Integer, Day> taken, Map<Integer, List<KeptFix>> before) {
        List<Written> written = new ArrayList<>();
        taken.forEach((device, day) -> {
            List<KeptFix> fixes = once(before.getOrDefault(device, List.of()), day.fixes);
            written.add(new Written(device, day.tracker, fixes, SegmentBytes.encode(fixes)));
        });
        return written;
    }

    /** All of both, in order; a fix that was sent again after its day was sealed stays as it first came. */
    private static List<KeptFix> once(List<KeptFix> before, List<KeptFix> taken) {
        Map<Fix, KeptFix> once = new LinkedHashMap<>();
        before.forEach(kept -> once.putIfAbsent(kept.fix(), kept));
        taken.stream().sorted(KeptFix.ORDER).forEach(kept -> once.putIfAbsent(kept.fix(), kept));
        return once.values().stream().sorted(KeptFix.ORDER).toList();
    }

    private void write(RetentionRole.Desk desk, LocalDate day, List<Written> written, int rows) {
        Long number = desk.jdbc().queryForObject("SELECT nextval('location.sealing_number')", Long.class);
        List<byte[]> leaves = written.stream()
                .map(each -> SegmentBytes.leaf(each.tracker, day, each.content))
                .toList();
        byte[] root = Seal.rootOf(leaves);
        Integer[] devices = written.stream().map(Written::device).toArray(Integer[]::new);
        Integer[] counts = written.stream().map(each -> each.fixes.size()).toArray(Integer[]::new);
        desk.jdbc()
                .update(
                        "INSERT INTO location.sealing (sealing, sealed, day, devices, fixes, hashes, root)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        number,
                        Timestamp.from(clock.instant()),
                        day,
                        devices,
                        counts,
                        leaves.toArray(byte[][]::new),
                        root);
        desk.jdbc()
                .update(
                        WRITE,
                        day,
                        number,
                        devices,
                        counts,
                        written.stream().map(each -> latestValid(each.fixes)).toArray(String[]::new),
                        written.stream().map(Written::content).toArray(byte[][]::new));
        desk.journal()
                .record(JournalEntry.of(SEALING, DAY_SEALED)
                        .with("sealing", java.util.Objects.requireNonNull(number))
                        .with("day", day)
                        .with("trackers", written.size())
                        .with("rows", rows)
                        .with(
                                "fixes",
                                written.stream()
                                        .mapToInt(each -> each.fixes.size())
                                        .sum())
                        .with("root", HexFormat.of().formatHex(root)));
    }

    private static @Nullable String latestValid(List<KeptFix> fixes) {
        Instant latest = null;
        for (KeptFix kept : fixes) {
            if (kept.fix().valid()) {
                latest = kept.fix().time();
            }
        }
        return latest == null ? null : latest.toString();
    }

    /** Before this transaction may end, what lies in the table is read and held against what was taken. */
    private static void compare(RetentionRole.Desk desk, LocalDate day, List<Written> written) {
        Map<Integer, List<KeptFix>> back =
                sealedBefore(desk, day, written.stream().map(Written::device).toList());
        for (Written each : written) {
            if (!each.fixes.equals(back.get(each.device))) {
                throw new NotAsStored("The day " + day + " of tracker " + each.tracker + " does not come back.");
            }
        }
    }
}
