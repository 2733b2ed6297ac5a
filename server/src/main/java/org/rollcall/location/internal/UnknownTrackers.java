package org.rollcall.location.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rollcall.location.UnknownDevices;
import org.rollcall.location.UnknownTrackerSeen;
import org.rollcall.track.Fix;
import org.rollcall.track.FixJson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Devices that are not in the stock: who they say they are and a limited number of their fixes, apart from people. */
@Component
class UnknownTrackers implements UnknownDevices {
    private static final Duration SAID_AGAIN = Duration.ofHours(6);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TrackerSettings settings;
    private final ApplicationEventPublisher events;

    UnknownTrackers(JdbcTemplate jdbc, Clock clock, TrackerSettings settings, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.events = events;
    }

    @Override
    public List<Seen> seen(int most) {
        return jdbc.query(
                """
                SELECT u.device_number, u.protocol, u.first_seen, u.last_seen, u.fixes, ARRAY(
                    SELECT f.content::text FROM location.unknown_fix f WHERE f.device_number = u.device_number
                    ORDER BY f.received, f.fixed LIMIT 3)
                FROM location.unknown_tracker u
                WHERE NOT EXISTS (SELECT FROM equipment.v_tracker t WHERE t.device_number = u.device_number)
                ORDER BY u.last_seen DESC LIMIT ?
                """,
                (row, i) -> new Seen(
                        row.getString(1),
                        row.getString(2),
                        FixReader.instant(row, 3),
                        FixReader.instant(row, 4),
                        row.getInt(5),
                        List.of((String[]) row.getArray(6).getArray())),
                most);
    }

    /** Keeps what there is room for; gives those that were kept, durable once this returned. */
    @Transactional
    public Set<Arrival> keep(List<Arrival> arrivals) {
        Set<Arrival> kept = new HashSet<>();
        // Two nodes that lock rows in the same order cannot wait for each other.
        arrivals.stream().sorted(Comparator.comparing(Arrival::deviceNumber)).forEach(arrival -> {
            if (keep(arrival)) {
                kept.add(arrival);
            }
        });
        return kept;
    }

    private boolean keep(Arrival arrival) {
        record Seen(Instant last, int fixes) {}
        Instant now = clock.instant();
        Seen seen = jdbc
                .query(
                        "SELECT last_seen, fixes FROM location.unknown_tracker WHERE device_number = ? FOR UPDATE",
                        (row, i) -> new Seen(row.getTimestamp(1).toInstant(), row.getInt(2)),
                        arrival.deviceNumber())
                .stream()
                .findFirst()
                .orElse(null);
        if (seen == null && !list(arrival, now)) {
            return false;
        }
        if (seen == null || seen.last.isBefore(now.minus(SAID_AGAIN))) {
            events.publishEvent(new UnknownTrackerSeen(arrival.deviceNumber(), arrival.protocol(), now));
        }
        int there = seen == null ? 0 : seen.fixes;
        if (there + arrival.fixes().size() > settings.unknownFixes()) {
            return false;
        }
        int fresh = 0;
        for (Fix fix : arrival.fixes()) {
            fresh += insert(arrival.deviceNumber(), fix, now);
        }
        jdbc.update(
                "UPDATE location.unknown_tracker SET last_seen = ?, fixes = fixes + ? WHERE device_number = ?",
                Timestamp.from(now),
                fresh,
                arrival.deviceNumber());
        return true;
    }

    private boolean list(Arrival arrival, Instant now) {
        return jdbc.update(
                        """
                        INSERT INTO location.unknown_tracker (device_number, protocol, first_seen, last_seen, fixes)
                        SELECT ?, ?, ?, ?, 0 WHERE (SELECT count(*) FROM location.unknown_tracker) < ?
                        ON CONFLICT DO NOTHING
                        """,
                        arrival.deviceNumber(),
                        arrival.protocol(),
                        Timestamp.from(now),
                        Timestamp.from(now),
                        settings.unknown())
                > 0;
    }

    private int insert(String deviceNumber, Fix fix, Instant now) {
        byte[] leaf = FixRow.leaf(new UUID(0, 0), fix, ExtrasBytes.write(fix.extras()));
        return jdbc.update(
                """
                INSERT INTO location.unknown_fix (device_number, fixed, hash, received, content)
                VALUES (?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING
                """,
                deviceNumber,
                Timestamp.from(fix.time()),
                java.nio.ByteBuffer.wrap(leaf).getLong(),
                Timestamp.from(now),
                FixJson.write("", fix));
    }
}
