package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.OwnZone;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.ZoneGrace;
import org.rollcall.location.ZoneId;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.Zones;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;
import org.rollcall.track.zone.Area;
import org.rollcall.track.zone.Circle;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Zone;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Zones as versions in PostgreSQL. */
@Service
class PostgresZones implements Zones {
    private static final Action ZONE_DRAWN = new Action("location.zone_drawn");
    private static final Action ZONE_CHANGED = new Action("location.zone_changed");
    private static final Action ZONE_REMOVED = new Action("location.zone_removed");
    private static final Action ZONE_SHOWN = new Action("location.zone_shown");
    private static final Action ZONES_READ = new Action("location.zones_read");
    private static final Action CROSSINGS_READ = new Action("location.crossings_read");
    private static final String SHOWN = """
        kind = 'INCLUSION' OR coalesce((SELECT s.shown FROM location.zone_shown s
            WHERE s.zone = z.zone AND s.version = z.version ORDER BY s.number DESC LIMIT 1), false) AS shown
        """;
    private static final String LATEST = """
        SELECT zone, version, participant, name, kind, area, schedule, time_zone, applies,
            buffer_metres, dwell_seconds, address,\s""" + SHOWN + """
        FROM (
            SELECT DISTINCT ON (zone) * FROM location.zone WHERE %s ORDER BY zone, version DESC
        ) z WHERE NOT removed ORDER BY name, zone
        """;

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Journal journal;
    private final Clock clock;

    PostgresZones(JdbcClient jdbc, Addresses addresses, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ParticipantZone draw(Actor by, ParticipantId participant, NewZone entered) {
        ParticipantZone zone = checked(new ZoneId(UUID.randomUUID()), 1, participant, entered, null);
        insert(zone, false);
        journal(by, ZONE_DRAWN, zone, entered.template());
        return zone;
    }

    @Override
    @Transactional
    public ParticipantZone change(Actor by, ZoneId zone, int version, NewZone entered) {
        ParticipantZone now = current(zone, version);
        ParticipantZone changed = checked(zone, version + 1, now.participant(), entered, now);
        insert(changed, false);
        journal(by, ZONE_CHANGED, changed, entered.template());
        return changed;
    }

    @Override
    @Transactional
    public void remove(Actor by, ZoneId zone, int version) {
        ParticipantZone now = current(zone, version);
        var removed = new ParticipantZone(
                zone,
                version + 1,
                now.participant(),
                now.name(),
                now.kind(),
                now.geoJson(),
                now.schedule(),
                now.timeZone(),
                now.grace(),
                now.address(),
                now.shown(),
                now());
        insert(removed, true);
        journal(by, ZONE_REMOVED, removed, null);
    }

    private ParticipantZone current(ZoneId zone, int version) {
        ParticipantZone now =
                find(zone).orElseThrow(() -> new NoSuchElementException("There is no such zone, or it was removed."));
        if (now.version() != version) {
            throw new ChangedMeanwhile();
        }
        return now;
    }

    private ParticipantZone checked(
            ZoneId id, int version, ParticipantId participant, NewZone entered, @Nullable ParticipantZone before) {
        Area area = ZoneEntry.area(entered.geoJson());
        String printed = GeoJson.print(area);
        String address = before != null && before.geoJson().equals(printed) ? before.address() : null;
        return new ParticipantZone(
                id,
                version,
                participant,
                ZoneEntry.name(entered.name()),
                entered.kind(),
                printed,
                ZoneEntry.schedule(entered.schedule()),
                entered.timeZone(),
                entered.grace(),
                entered.aroundAddress() ? address(participant, area) : address,
                entered.kind() == Zone.Kind.INCLUSION,
                now());
    }

    private String address(ParticipantId participant, Area area) {
        if (!(area instanceof Circle)) {
            throw new IllegalArgumentException(
                    "The surroundings of an address are a circle: one point, the address, and a radius in metres.");
        }
        return addresses
                .of(participant)
                .map(Addresses.Address::lines)
                .orElseThrow(() -> new IllegalStateException(
                        "No address of this person is kept. Enter it on their page, then its surroundings here."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void insert(ParticipantZone zone, boolean removed) {
        try {
            jdbc.sql("""
                INSERT INTO location.zone
                (zone, version, participant, name, kind, area, schedule, time_zone, removed, applies,
                buffer_metres, dwell_seconds, address)
                VALUES (:zone, :version, :participant, :name, :kind, :area, :schedule, :time_zone, :removed, :applies,
                    :buffer, :dwell, :address)
                """)
                    .param("zone", zone.id().value())
                    .param("version", zone.version())
                    .param("participant", zone.participant().value())
                    .param("name", zone.name())
                    .param("kind", zone.kind().name())
                    .param("area", zone.geoJson())
                    .param("schedule", zone.schedule())
                    .param("time_zone", zone.timeZone().getId())
                    .param("removed", removed)
                    .param("applies", FixReader.bound(zone.applies()))
                    .param("buffer", zone.grace().buffer())
                    .param("dwell", zone.grace().dwell().toSeconds())
                    .param("address", zone.address(), Types.VARCHAR)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ChangedMeanwhile();
        }
    }

    private void journal(Actor by, Action action, ParticipantZone zone, @Nullable ZoneTemplateId template) {
        JournalEntry entry = JournalEntry.of(by, action)
                .about(Subject.participant(zone.participant().value()))
                .about(new Subject(Subject.Kind.ZONE, zone.id().value()))
                .with("version", zone.version())
                .with("kind", zone.kind());
        journal.record(template == null ? entry : entry.with("template", template));
    }

    @Override
    @Transactional
    public void show(Actor by, ZoneId zone, int version, boolean shown) {
        ParticipantZone now = current(zone, version);
        if (now.kind() == Zone.Kind.INCLUSION) {
            throw new IllegalArgumentException("The person always sees where a zone lies that they stay inside.");
        }
        jdbc.sql("INSERT INTO location.zone_shown (zone, version, shown, at, actor) VALUES (?, ?, ?, ?, ?)")
                .params(zone.value(), version, shown, FixReader.bound(now()), by.code())
                .update();
        journal.record(JournalEntry.of(by, ZONE_SHOWN)
                .about(Subject.participant(now.participant().value()))
                .about(new Subject(Subject.Kind.ZONE, zone.value()))
                .with("version", version)
                .with("shown", shown));
    }

    @Override
    @Transactional
    public List<ParticipantZone> of(Actor by, Purpose purpose, ParticipantId participant) {
        if (by instanceof Actor.Participant) {
            throw new AccessDeniedException("What staff drew is read by staff; a person reads their own zones.");
        }
        List<ParticipantZone> zones = jdbc.sql(LATEST.formatted("participant = ?"))
                .param(participant.value())
                .query((row, i) -> zone(row))
                .list();
        journal.record(JournalEntry.of(by, ZONES_READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name())
                .with("zones", zones.size()));
        return zones;
    }

    @Override
    @Transactional
    public List<OwnZone> own(ParticipantId participant) {
        List<OwnZone> zones = jdbc.sql("""
            SELECT * FROM (
                SELECT zone, version, name, kind, area, address, schedule, time_zone, buffer_metres, dwell_seconds, applies,
                    lead(applies) OVER (PARTITION BY zone ORDER BY version) AS ended, removed,\s""" + SHOWN + """
                FROM location.zone z WHERE participant = ?
            ) versions WHERE NOT removed ORDER BY name, zone, version DESC
            """)
                .param(participant.value())
                .query((row, i) -> own(row))
                .list();
        journal.record(JournalEntry.of(new Actor.Participant(participant.value()), ZONES_READ)
                .about(Subject.participant(participant.value()))
                .because(Purpose.PARTICIPANT_REQUEST.name())
                .with("zones", zones.stream().filter(OwnZone::stands).count()));
        return zones;
    }

    private static OwnZone own(ResultSet row) throws SQLException {
        boolean shown = row.getBoolean("shown");
        return new OwnZone(
                new ZoneId(row.getObject("zone", UUID.class)),
                row.getInt("version"),
                row.getString("name"),
                Zone.Kind.valueOf(row.getString("kind")),
                shown ? row.getString("area") : null,
                shown ? row.getString("address") : null,
                row.getString("schedule"),
                java.time.ZoneId.of(row.getString("time_zone")),
                grace(row),
                row.getTimestamp("applies").toInstant(),
                row.getTimestamp("ended") == null
                        ? null
                        : row.getTimestamp("ended").toInstant());
    }

    private static ZoneGrace grace(ResultSet row) throws SQLException {
        return new ZoneGrace(row.getInt("buffer_metres"), Duration.ofSeconds(row.getInt("dwell_seconds")));
    }

    @Override
    public Optional<ParticipantZone> find(ZoneId zone) {
        return jdbc.sql(LATEST.formatted("zone = ?"))
                .param(zone.value())
                .query((row, i) -> zone(row))
                .optional();
    }

    @Override
    @Transactional
    public List<Crossed> crossings(Actor by, Purpose purpose, ParticipantId participant, int most) {
        PostgresMovements.mayRead(by, participant);
        journal.record(JournalEntry.of(by, CROSSINGS_READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name()));
        return jdbc.sql("""
            SELECT c.crossing, c.zone, z.name,
                EXISTS (SELECT FROM location.zone r WHERE r.zone = c.zone AND r.removed) AS removed_since,
                d.tracker, c.participant, c.kind, c.happened, c.found, c.evidence::text
            FROM location.crossing c JOIN location.device d ON d.device = c.device
            JOIN location.zone z ON z.zone = c.zone AND z.version = c.version
            WHERE c.participant = ? ORDER BY c.happened DESC, c.found DESC LIMIT ?
            """)
                .params(participant.value(), most)
                .query((row, i) -> new Crossed(
                        row.getObject(1, UUID.class),
                        new ZoneId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getBoolean(4),
                        new TrackerId(row.getObject(5, UUID.class)),
                        new ParticipantId(row.getObject(6, UUID.class)),
                        row.getString(7),
                        FixReader.instant(row, 8),
                        FixReader.instant(row, 9),
                        by instanceof Actor.Participant
                                ? EvidenceJson.withoutDistances(row.getString(10))
                                : row.getString(10)))
                .list();
    }

    private static ParticipantZone zone(ResultSet row) throws SQLException {
        return new ParticipantZone(
                new ZoneId(row.getObject(1, UUID.class)),
                row.getInt(2),
                new ParticipantId(row.getObject(3, UUID.class)),
                row.getString(4),
                Zone.Kind.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                java.time.ZoneId.of(row.getString(8)),
                grace(row),
                row.getString(12),
                row.getBoolean(13),
                FixReader.instant(row, 9));
    }
}
