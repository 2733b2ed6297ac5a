package org.rollcall.location.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.track.zone.ZoneState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where the evaluation stands, and the fixes it judges. Every method works for many devices in few statements. */
@Component
class EvaluationStore {
    private final JdbcTemplate jdbc;
    private final Segments segments;
    private final TrackerSettings settings;
    private final Clock clock;

    EvaluationStore(JdbcTemplate jdbc, Segments segments, TrackerSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Locks the devices, in the order of their keys so that no two nodes wait for each other, and gives up to when each
     * is judged ({@link Instant#MIN}: not yet).
     */
    Map<Integer, Instant> lock(Collection<Integer> devices) {
        Integer[] sorted = devices.stream().sorted().toArray(Integer[]::new);
        jdbc.update(
                "INSERT INTO location.evaluated (device) SELECT d FROM unnest(?::int[]) AS d ORDER BY d"
                        + " ON CONFLICT DO NOTHING",
                (Object) sorted);
        Map<Integer, Instant> until = new HashMap<>();
        jdbc.query(
                "SELECT device, until FROM location.evaluated WHERE device = ANY(?) ORDER BY device FOR UPDATE",
                row -> {
                    OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
                    until.put(row.getInt(1), at.equals(OffsetDateTime.MIN) ? Instant.MIN : at.toInstant());
                },
                (Object) sorted);
        return until;
    }

    Map<Integer, Map<UUID, DeviceTrack.Judged>> states(Collection<Integer> devices) {
        Map<Integer, Map<UUID, DeviceTrack.Judged>> states = new HashMap<>();
        jdbc.query(
                "SELECT device, zone, version, state FROM location.judgement WHERE device = ANY(?)",
                row -> {
                    states.computeIfAbsent(row.getInt(1), d -> new HashMap<>())
                            .put(
                                    row.getObject(2, UUID.class),
                                    new DeviceTrack.Judged(row.getInt(3), ZoneState.fromBytes(row.getBytes(4))));
                },
                (Object) devices.toArray(Integer[]::new));
        return states;
    }

    /** The fixes of the stretches, both ends inclusive, by device in the order of their time. */
    Map<Integer, List<FixReader.Stored>> fixes(List<Evaluation.Stretch> stretches) {
        Map<Integer, List<FixReader.Stored>> fixes = new HashMap<>();
        jdbc.query(
                """
                SELECT %s FROM unnest(?::int[], ?::timestamptz[], ?::timestamptz[]) AS w (device, begins, ends)
                CROSS JOIN LATERAL (
                    SELECT * FROM location.fix x
                    WHERE x.device = w.device AND x.fixed >= w.begins AND x.fixed <= w.ends
                ) f
                JOIN location.batch b ON b.batch = f.batch
                ORDER BY f.device, f.fixed, f.hash
                """.formatted(FixReader.COLUMNS),
                row -> {
                    FixReader.Stored stored = FixReader.read(row);
                    fixes.computeIfAbsent(stored.device(), d -> new ArrayList<>())
                            .add(stored);
                },
                stretches.stream().map(Evaluation.Stretch::device).toArray(Integer[]::new),
                stretches.stream().map(stretch -> stretch.from().toString()).toArray(String[]::new),
                stretches.stream().map(stretch -> stretch.until().toString()).toArray(String[]::new));
        segments.of(stretches.stream().filter(this::mayBeSealed).toList())
                .forEach((device, kept) -> fixes.merge(device, kept, Segments::merged));
        return fixes;
    }

    private boolean mayBeSealed(Evaluation.Stretch stretch) {
        return stretch.from().isBefore(clock.instant().minus(settings.sealAfter()));
    }

    /** The fixes of these batches and devices whose own time cannot be. */
    List<FixReader.Stored> doubtful(List<EvaluationQueue.Taken> taken, Collection<Integer> devices) {
        return jdbc.query(
                "SELECT " + FixReader.COLUMNS
                        + " FROM location.doubtful_fix f JOIN location.batch b ON b.batch = f.batch"
                        + " WHERE f.device = ANY(?) AND f.batch = ANY(?) ORDER BY b.stored, f.device",
                (row, i) -> FixReader.read(row),
                devices.toArray(Integer[]::new),
                taken.stream().map(EvaluationQueue.Taken::batch).toArray(Long[]::new));
    }

    void save(int device, Instant until, Map<UUID, DeviceTrack.Judged> states) {
        jdbc.update(
                "UPDATE location.evaluated SET until = greatest(until, ?) WHERE device = ?",
                FixReader.bound(until),
                device);
        List<Object[]> rows = new ArrayList<>();
        states.forEach((zone, judged) -> rows.add(
                new Object[] {device, zone, judged.version(), judged.state().toBytes()}));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("""
                INSERT INTO location.judgement (device, zone, version, state) VALUES (?, ?, ?, ?)
                ON CONFLICT (device, zone) DO UPDATE SET version = excluded.version, state = excluded.state
                """, rows);
        }
    }

    /** This transaction's end does not wait until it is on the disk. */
    void commitWithoutWaiting() {
        jdbc.execute("SET LOCAL synchronous_commit TO off");
    }
}
