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
    private final CopiedFixes rows;
    private final Segments segments;
    private final TrackerSettings settings;
    private final Clock clock;

    EvaluationStore(JdbcTemplate jdbc, CopiedFixes rows, Segments segments, TrackerSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
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
        Map<Integer, List<FixReader.Stored>> fixes = rows.read(stretches);
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

    /**
     * Where the evaluation of a device stands.
     *
     * @param until the latest fix judged
     * @param states of each zone
     */
    record Stand(int device, Instant until, Map<UUID, DeviceTrack.Judged> states) {}

    private record StandAtZone(int device, UUID zone, DeviceTrack.Judged judged) {}

    void save(List<Stand> stands) {
        jdbc.update(
                """
                UPDATE location.evaluated e SET until = greatest(e.until, w.until)
                FROM unnest(?::int[], ?::timestamptz[]) AS w (device, until) WHERE e.device = w.device
                """,
                stands.stream().map(Stand::device).toArray(Integer[]::new),
                stands.stream().map(stand -> stand.until().toString()).toArray(String[]::new));
        List<StandAtZone> rows = new ArrayList<>();
        for (Stand stand : stands) {
            stand.states().forEach((zone, judged) -> rows.add(new StandAtZone(stand.device(), zone, judged)));
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                INSERT INTO location.judgement (device, zone, version, state)
                SELECT * FROM unnest(?::int[], ?::uuid[], ?::int[], ?::bytea[])
                ON CONFLICT (device, zone) DO UPDATE SET version = excluded.version, state = excluded.state
                """,
                rows.stream().map(StandAtZone::device).toArray(Integer[]::new),
                rows.stream().map(StandAtZone::zone).toArray(UUID[]::new),
                rows.stream().map(row -> row.judged().version()).toArray(Integer[]::new),
                rows.stream().map(row -> row.judged().state().toBytes()).toArray(byte[][]::new));
    }

    /** This transaction's end does not wait until it is on the disk. */
    void commitWithoutWaiting() {
        jdbc.execute("SET LOCAL synchronous_commit TO off");
    }
}
