package org.rollcall.location.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.rollcall.track.zone.Area;
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

    /** A version as it is kept, but for its area and its schedule, which can be long. */
    private record Kept(
            Key key, UUID participant, Zone.Kind kind, Instant applies, boolean removed, Evidence evidence) {}

    /** All versions of these people's zones, by person and zone, each zone's versions in order. */
    Map<UUID, Map<UUID, List<Version>>> of(Collection<UUID> participants) {
        Map<UUID, Map<UUID, List<Version>>> found = new HashMap<>();
        if (participants.isEmpty()) {
            return found;
        }
        Map<UUID, List<Permission>> given = permissions.of(participants);
        List<Kept> all = kept(participants);
        Map<Key, Zone> known = known(all);
        for (Kept one : all) {
            found.computeIfAbsent(one.participant, p -> new HashMap<>())
                    .computeIfAbsent(one.key.zone, z -> new ArrayList<>())
                    .add(version(one, known.get(one.key), given.getOrDefault(one.participant, List.of())));
        }
        return found;
    }

    private List<Kept> kept(Collection<UUID> participants) {
        return jdbc.query(
                """
                SELECT zone, version, participant, kind, applies, removed, buffer_metres, dwell_seconds
                FROM location.zone WHERE participant = ANY(?) ORDER BY zone, version
                """,
                (row, i) -> new Kept(
                        new Key(row.getObject(1, UUID.class), row.getInt(2)),
                        row.getObject(3, UUID.class),
                        Zone.Kind.valueOf(row.getString(4)),
                        FixReader.instant(row, 5),
                        row.getBoolean(6),
                        new ZoneGrace(row.getInt(7), Duration.ofSeconds(row.getInt(8))).evidence()),
                (Object) participants.toArray(UUID[]::new));
    }

    /** The zones of these versions; those not met before are read. */
    private Map<Key, Zone> known(List<Kept> all) {
        Map<Key, Zone> known = new HashMap<>();
        List<Key> unread = new ArrayList<>();
        for (Kept one : all) {
            Zone zone = zones.get(one.key);
            if (zone != null) {
                known.put(one.key, zone);
            } else if (!one.removed) {
                unread.add(one.key);
            }
        }
        if (!unread.isEmpty()) {
            Map<Key, Zone> read = read(unread);
            if (zones.size() + read.size() > MOST_REMEMBERED) {
                zones.clear();
            }
            zones.putAll(read);
            known.putAll(read);
        }
        return known;
    }

    private Map<Key, Zone> read(List<Key> keys) {
        Map<Key, Zone> read = new HashMap<>();
        jdbc.query(
                """
                SELECT z.zone, z.version, z.kind, z.area, z.schedule, z.time_zone
                FROM location.zone z JOIN unnest(?::uuid[], ?::int[]) AS w (zone, version) USING (zone, version)
                """,
                row -> {
                    var key = new Key(row.getObject(1, UUID.class), row.getInt(2));
                    var schedule = ZoneSchedule.parse(row.getString(5), java.time.ZoneId.of(row.getString(6)));
                    read.put(key, new Zone(Zone.Kind.valueOf(row.getString(3)), area(key, row.getString(4)), schedule));
                },
                keys.stream().map(Key::zone).toArray(UUID[]::new),
                keys.stream().map(Key::version).toArray(Integer[]::new));
        return read;
    }

    private static Area area(Key key, String geoJson) {
        try {
            return GeoJson.parse(geoJson);
        } catch (JsonText.Malformed e) {
            throw new IllegalStateException("The stored area of zone " + key.zone + " cannot be read.", e);
        }
    }

    private static Version version(Kept one, @Nullable Zone zone, List<Permission> given) {
        ZoneJudge judge =
                one.removed || zone == null ? null : new ZoneJudge(permitting(one.key.zone, zone, given), one.evidence);
        return new Version(one.key.zone, one.key.version, one.participant, one.kind, one.applies, judge);
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
}
