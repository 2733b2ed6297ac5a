package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.WeeklySchedule;
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
    private final Map<Key, ZoneJudge> judges = new ConcurrentHashMap<>();

    ZoneVersions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
        jdbc.query(
                """
                SELECT zone, version, participant, kind, applies, removed, area, schedule, time_zone
                FROM location.zone WHERE participant = ANY(?) ORDER BY zone, version
                """,
                row -> {
                    Version version = version(row);
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

    private Version version(ResultSet row) throws SQLException {
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
                removed ? null : judge(new Key(zone, version), kind, row));
    }

    private ZoneJudge judge(Key key, Zone.Kind kind, ResultSet row) throws SQLException {
        ZoneJudge known = judges.get(key);
        if (known != null) {
            return known;
        }
        try {
            var schedule = WeeklySchedule.parse(row.getString(8), java.time.ZoneId.of(row.getString(9)));
            var judge = new ZoneJudge(new Zone(kind, GeoJson.parse(row.getString(7)), schedule), Evidence.USUAL);
            if (judges.size() >= MOST_REMEMBERED) {
                judges.clear();
            }
            judges.put(key, judge);
            return judge;
        } catch (JsonText.Malformed e) {
            throw new IllegalStateException("The stored area of zone " + key.zone + " cannot be read.", e);
        }
    }
}
