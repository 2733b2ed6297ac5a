package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.Permission;
import org.rollcall.location.ZoneGrace;
import org.rollcall.location.ZoneSchedule;
import org.rollcall.track.JsonText;
import org.rollcall.track.zone.Evidence;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Zone;
import org.rollcall.track.zone.ZoneJudge;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The versions of zones as the evaluation needs them: with their judges, kept because versions never change. */
@Component
class ZoneVersions {
    private static final int MOST_REMEMBERED = 100_000;

    private final JdbcTemplate jdbc;
    private final PostgresPermissions permissions;
    private final Map<Key, Zone> zones = new ConcurrentHashMap<>();

    ZoneVersions(JdbcTemplate jdbc, PostgresPermissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    private record Key(UUID zone, int version) {}

    /**
     * One version.
     *
     * @param judge null once the zone is removed
     */
    record Version(
            UUID zone,
            int version,
            UUID participant,
            Zone.Kind kind,
            Instant applies,
            @Nullable ZoneJudge judge) {}

    /** All versions of these people's zones, by person and zone, each zone's versions in order. */
    Map<UUID, Map<UUID, List<Version>>> of(Collection<UUID> participants) {
        Map<UUID, Map<UUID, List<Version>>> found = new HashMap<>();
        if (participants.isEmpty()) {
            return found;
        }
        Map<UUID, List<Permission>> given = permissions.of(participants);
        jdbc.query(
                """
                SELECT zone, version, participant, kind, applies, removed, area, schedule, time_zone,
                    buffer_metres, dwell_seconds
                FROM location.zone WHERE participant = ANY(?) ORDER BY zone, version
                """,
                row -> {
                    Version version = version(row, given.getOrDefault(row.getObject(3, UUID.class), List.of()));
                    found.computeIfAbsent(version.participant, p -> new HashMap<>())
                            .computeIfAbsent(version.zone, z -> new java.util.ArrayList<>())
                            .add(version);
                },
                (Object) participants.toArray(UUID[]::new));
        return found;
    }

    /** The version in force at that instant; null if there was none. */
    static @Nullable Version at(List<Version> versions, Instant at) {
        Version last = null;
        for (Version version : versions) {
            if (!version.applies.isAfter(at)) {
                last = version;
            }
        }
        return last == null || last.judge == null ? null : last;
    }

    private Version version(ResultSet row, List<Permission> given) throws SQLException {
        UUID zone = row.getObject(1, UUID.class);
        int version = row.getInt(2);
        Zone.Kind kind = Zone.Kind.valueOf(row.getString(4));
        boolean removed = row.getBoolean(6);
        return new Version(
                zone,
                version,
                row.getObject(3, UUID.class),
                kind,
                FixReader.instant(row, 5),
                removed
                        ? null
                        : new ZoneJudge(
                                permitting(zone, zone(new Key(zone, version), kind, row), given), evidence(row)));
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new ZoneGrace(row.getInt(10), Duration.ofSeconds(row.getInt(11))).evidence();
    }

    /** The same zone, which asks nothing while a permission for it stands. */
    private static Zone permitting(UUID id, Zone zone, List<Permission> given) {
        List<Permission> here = given.stream()
                .filter(each -> each.zone() == null || each.zone().value().equals(id))
                .toList();
        return here.isEmpty()
                ? zone
                : new Zone(
                        zone.kind(),
                        zone.area(),
                        at -> zone.schedule().inForce(at) && here.stream().noneMatch(each -> each.covers(id, at)));
    }

    private Zone zone(Key key, Zone.Kind kind, ResultSet row) throws SQLException {
        Zone known = zones.get(key);
        if (known != null) {
            return known;
        }
        try {
            var schedule = ZoneSchedule.parse(row.getString(8), java.time.ZoneId.of(row.getString(9)));
            var zone = new Zone(kind, GeoJson.parse(row.getString(7)), schedule);
            if (zones.size() >= MOST_REMEMBERED) {
                zones.clear();
            }
            zones.put(key, zone);
            return zone;
        } catch (JsonText.Malformed e) {
            throw new IllegalStateException("The stored area of zone " + key.zone + " cannot be read.", e);
        }
    }
}
