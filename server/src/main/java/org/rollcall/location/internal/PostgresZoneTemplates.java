package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.ZoneGrace;
import org.rollcall.location.ZoneTemplate;
import org.rollcall.location.ZoneTemplate.Around;
import org.rollcall.location.ZoneTemplate.Place;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.ZoneTemplates;
import org.rollcall.location.Zones;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.track.zone.Circle;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Position;
import org.rollcall.track.zone.Zone;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Zone templates as versions in PostgreSQL. */
@Service
class PostgresZoneTemplates implements ZoneTemplates {
    private static final Action KEPT = new Action("location.zone_template_kept");
    private static final Action CHANGED = new Action("location.zone_template_changed");
    private static final Action REMOVED = new Action("location.zone_template_removed");
    private static final double LONGEST_RADIUS = 500_000;
    private static final String LATEST = """
        SELECT template, version, name, kind, area, radius, schedule, buffer_metres, dwell_seconds FROM (
            SELECT DISTINCT ON (template) * FROM location.zone_template %s ORDER BY template, version DESC
        ) latest WHERE NOT removed ORDER BY name, template
        """;

    private final JdbcClient jdbc;
    private final Zones zones;
    private final Participants participants;
    private final Journal journal;
    private final Clock clock;

    PostgresZoneTemplates(JdbcClient jdbc, Zones zones, Participants participants, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.zones = zones;
        this.participants = participants;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ZoneTemplate keep(Actor by, NewTemplate entered) {
        ZoneTemplate template = checked(new ZoneTemplateId(UUID.randomUUID()), 1, entered);
        insert(by, KEPT, template, false);
        return template;
    }

    @Override
    @Transactional
    public ZoneTemplate change(Actor by, ZoneTemplateId template, int version, NewTemplate entered) {
        current(template, version);
        ZoneTemplate changed = checked(template, version + 1, entered);
        insert(by, CHANGED, changed, false);
        return changed;
    }

    @Override
    @Transactional
    public void remove(Actor by, ZoneTemplateId template, int version) {
        ZoneTemplate now = current(template, version);
        var removed = new ZoneTemplate(
                template, version + 1, now.name(), now.kind(), now.where(), now.schedule(), now.grace());
        insert(by, REMOVED, removed, true);
    }

    private ZoneTemplate current(ZoneTemplateId template, int version) {
        ZoneTemplate now = find(template).orElseThrow(PostgresZoneTemplates::none);
        if (now.version() != version) {
            throw new ChangedMeanwhile();
        }
        return now;
    }

    private static NoSuchElementException none() {
        return new NoSuchElementException("There is no such zone template, or it was removed.");
    }

    private static ZoneTemplate checked(ZoneTemplateId id, int version, NewTemplate entered) {
        return new ZoneTemplate(
                id,
                version,
                ZoneEntry.name(entered.name()),
                entered.kind(),
                checked(entered.where()),
                ZoneEntry.schedule(entered.schedule()),
                entered.grace());
    }

    private static ZoneTemplate.Where checked(ZoneTemplate.Where where) {
        return switch (where) {
            case Place(String geoJson) -> new Place(GeoJson.print(ZoneEntry.area(geoJson)));
            case Around(double radius) when radius >= 1 && radius <= LONGEST_RADIUS -> where;
            case Around around -> throw new IllegalArgumentException("The radius of a circle is 1 m to 500 km.");
        };
    }

    private void insert(Actor by, Action action, ZoneTemplate template, boolean removed) {
        try {
            jdbc.sql("""
                INSERT INTO location.zone_template (template, version, name, kind, area, radius, schedule,
                    buffer_metres, dwell_seconds, removed, made)
                VALUES (:template, :version, :name, :kind, :area, :radius, :schedule, :buffer, :dwell, :removed, :made)
                """)
                    .param("template", template.id().value())
                    .param("version", template.version())
                    .param("name", template.name())
                    .param("kind", template.kind().name())
                    .param("area", template.where() instanceof Place(String geoJson) ? geoJson : null, Types.VARCHAR)
                    .param("radius", template.where() instanceof Around(double radius) ? radius : null, Types.DOUBLE)
                    .param("schedule", template.schedule())
                    .param("buffer", template.grace().buffer())
                    .param("dwell", template.grace().dwell().toSeconds())
                    .param("removed", removed)
                    .param("made", FixReader.bound(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ChangedMeanwhile();
        }
        journal.record(JournalEntry.of(by, action)
                .with("template", template.id())
                .with("version", template.version())
                .with("kind", template.kind()));
    }

    @Override
    public List<ZoneTemplate> all() {
        return jdbc.sql(LATEST.formatted("")).query((row, i) -> template(row)).list();
    }

    @Override
    public Optional<ZoneTemplate> find(ZoneTemplateId template) {
        return jdbc.sql(LATEST.formatted("WHERE template = ?"))
                .param(template.value())
                .query((row, i) -> template(row))
                .optional();
    }

    private static ZoneTemplate template(ResultSet row) throws SQLException {
        String area = row.getString(5);
        return new ZoneTemplate(
                new ZoneTemplateId(row.getObject(1, UUID.class)),
                row.getInt(2),
                row.getString(3),
                Zone.Kind.valueOf(row.getString(4)),
                area == null ? new Around(row.getDouble(6)) : new Place(area),
                row.getString(7),
                new ZoneGrace(row.getInt(8), Duration.ofSeconds(row.getInt(9))));
    }

    @Override
    @Transactional
    public ParticipantZone give(
            Actor by,
            ZoneTemplateId template,
            ParticipantId participant,
            @Nullable Position centre,
            boolean aroundAddress) {
        ZoneTemplate given = find(template).orElseThrow(PostgresZoneTemplates::none);
        ZoneId theirs = participants.find(participant).orElseThrow().zone();
        String area = area(given, centre);
        return zones.draw(
                by,
                participant,
                new Zones.NewZone(
                        given.name(),
                        given.kind(),
                        area,
                        given.schedule(),
                        theirs,
                        given.grace(),
                        aroundAddress,
                        given.id()));
    }

    private static String area(ZoneTemplate template, @Nullable Position centre) {
        return switch (template.where()) {
            case Place(String geoJson) -> geoJson;
            case Around(double radius) when centre != null -> GeoJson.print(new Circle(centre, radius));
            case Around around ->
                throw new IllegalArgumentException("“" + template.name()
                        + "” has no place of its own. Set the point on the map, or enter its latitude and longitude.");
        };
    }
}
