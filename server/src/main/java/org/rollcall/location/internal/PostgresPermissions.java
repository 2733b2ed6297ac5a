package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.Permission;
import org.rollcall.location.PermissionId;
import org.rollcall.location.Permissions;
import org.rollcall.location.ZoneId;
import org.rollcall.location.Zones;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Permissions in PostgreSQL. */
@Service
class PostgresPermissions implements Permissions {
    private static final Action GIVEN = new Action("location.permission_given");
    private static final Action TAKEN_BACK = new Action("location.permission_taken_back");
    private static final Action READ = new Action("location.permissions_read");
    private static final Duration SHOWN = Duration.ofDays(90);
    private static final String COLUMNS = """
        SELECT p.permission, p.participant, p.zone, p.reason, p.begins, p.ends, p.given, p.officer, e.ended
        FROM location.permission p LEFT JOIN location.permission_ended e USING (permission)
        """;

    private final JdbcClient jdbc;
    private final Zones zones;
    private final Journal journal;
    private final Clock clock;

    PostgresPermissions(JdbcClient jdbc, Zones zones, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.zones = zones;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Permission give(Actor by, ParticipantId participant, NewPermission entered) {
        if (!(by instanceof Actor.Officer(UUID officer))) {
            throw new IllegalArgumentException("Only a member of staff can give a permission.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        check(entered, now);
        ZoneId zone = entered.zone();
        if (zone != null) {
            zones.find(participant, zone);
        }
        var given = new Permission(
                new PermissionId(UUID.randomUUID()),
                participant,
                zone,
                entered.reason(),
                entered.from().truncatedTo(ChronoUnit.MICROS),
                entered.until().truncatedTo(ChronoUnit.MICROS),
                now,
                officer,
                null);
        jdbc.sql("""
            INSERT INTO location.permission (permission, participant, zone, reason, begins, ends, given, officer)
            VALUES (:id, :participant, :zone, :reason, :begins, :ends, :given, :officer)
            """)
                .param("id", given.id().value())
                .param("participant", participant.value())
                .param("zone", zone == null ? null : zone.value(), Types.OTHER)
                .param("reason", given.reason().name())
                .param("begins", FixReader.bound(given.from()))
                .param("ends", FixReader.bound(given.until()))
                .param("given", FixReader.bound(now))
                .param("officer", officer)
                .update();
        journal.record(entry(by, GIVEN, participant, given.id())
                .with("reason", given.reason())
                .with("from", given.from())
                .with("until", given.until()));
        return given;
    }

    private static void check(NewPermission entered, Instant now) {
        if (!entered.until().isAfter(entered.from())) {
            throw new IllegalArgumentException("A permission ends after it begins: look at its dates.");
        }
        if (!entered.until().isAfter(now)) {
            throw new IllegalArgumentException(
                    "This permission would be over already. It judges only what comes from now"
                            + " on; for what was, write it with the alert.");
        }
        if (Duration.between(entered.from(), entered.until()).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A permission lasts at most 60 days. For longer, change the zone's schedule.");
        }
    }

    @Override
    @Transactional
    public void takeBack(Actor by, ParticipantId participant, PermissionId permission) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Permission theirs = jdbc.sql(COLUMNS + "WHERE p.permission = :id AND p.participant = :participant")
                .param("id", permission.value())
                .param("participant", participant.value())
                .query(PostgresPermissions::permission)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("This person has no such permission."));
        int written = theirs.until().isAfter(now)
                ? jdbc.sql("INSERT INTO location.permission_ended (permission, ended, actor) VALUES (:id, :now, :actor)"
                                + " ON CONFLICT DO NOTHING")
                        .param("id", permission.value())
                        .param("now", FixReader.bound(now))
                        .param("actor", by.code())
                        .update()
                : 0;
        if (written == 0) {
            throw new IllegalStateException("This permission is over already.");
        }
        journal.record(entry(by, TAKEN_BACK, participant, permission));
    }

    @Override
    @Transactional
    public List<Permission> of(Actor by, Purpose purpose, ParticipantId participant) {
        List<Permission> all = jdbc.sql(COLUMNS
                        + "WHERE p.participant = :participant AND p.ends > :since ORDER BY p.begins DESC, p.permission")
                .param("participant", participant.value())
                .param("since", FixReader.bound(clock.instant().minus(SHOWN)))
                .query(PostgresPermissions::permission)
                .list();
        journal.record(JournalEntry.of(by, READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name())
                .with("count", all.size()));
        return all;
    }

    /** All that these people were ever given, for the evaluation. */
    Map<UUID, List<Permission>> of(Collection<UUID> participants) {
        return jdbc
                .sql(COLUMNS + "WHERE p.participant = ANY(:participants)")
                .param("participants", participants.toArray(UUID[]::new))
                .query(PostgresPermissions::permission)
                .list()
                .stream()
                .collect(Collectors.groupingBy(each -> each.participant().value()));
    }

    private static JournalEntry entry(Actor by, Action action, ParticipantId participant, PermissionId id) {
        return JournalEntry.of(by, action)
                .about(Subject.participant(participant.value()))
                .with("permission", id);
    }

    private static Permission permission(ResultSet row, int number) throws SQLException {
        UUID zone = row.getObject("zone", UUID.class);
        var ended = row.getTimestamp("ended");
        return new Permission(
                new PermissionId(row.getObject("permission", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                zone == null ? null : new ZoneId(zone),
                Permission.Reason.valueOf(row.getString("reason")),
                row.getTimestamp("begins").toInstant(),
                row.getTimestamp("ends").toInstant(),
                row.getTimestamp("given").toInstant(),
                row.getObject("officer", UUID.class),
                ended == null ? null : ended.toInstant());
    }
}
