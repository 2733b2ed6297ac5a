package org.rollcall.alert.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertClosed;
import org.rollcall.alert.AlertId;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.AlertOpened;
import org.rollcall.alert.Alerts;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.OfficerId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The queue on PostgreSQL. A notification tells every node's pages when the transaction commits, and not before. */
@Component
class PostgresAlerts implements Alerts {
    static final String CHANNEL = "rollcall_alert";
    private static final String COLUMNS = """
            SELECT a.id, a.kind, a.participant, a.about, a.happened, a.opened, d.officer, d.at, d.found, d.note
            FROM alert.alert a LEFT JOIN alert.disposition d ON d.alert = a.id
            """;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostgresAlerts(JdbcClient jdbc, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Alert open(
            Actor by, AlertKind kind, @Nullable ParticipantId participant, @Nullable UUID about, Instant happened) {
        String sameness = sameness(kind, participant, about);
        // Two at once about the same thing: the second waits here for the first to commit and then finds its alert.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:same, 0))")
                .param("same", sameness)
                .query((row, i) -> sameness)
                .single();
        return openOne(sameness)
                .orElseGet(() -> openNew(
                        by,
                        new Alert(
                                new AlertId(UUID.randomUUID()),
                                kind,
                                participant,
                                about,
                                happened.truncatedTo(ChronoUnit.MICROS),
                                now(),
                                null),
                        sameness));
    }

    @Override
    public Optional<Alert> openOne(AlertKind kind, @Nullable ParticipantId participant, @Nullable UUID about) {
        return openOne(sameness(kind, participant, about));
    }

    private static String sameness(AlertKind kind, @Nullable ParticipantId participant, @Nullable UUID about) {
        return kind + "/" + participant + "/" + about;
    }

    private Optional<Alert> openOne(String sameness) {
        return jdbc.sql(COLUMNS + "JOIN alert.open o ON o.alert = a.id AND o.sameness = :same")
                .param("same", sameness)
                .query(PostgresAlerts::alert)
                .optional();
    }

    private Alert openNew(Actor by, Alert alert, String sameness) {
        ParticipantId participant = alert.participant();
        jdbc.sql("""
                WITH written AS (
                    INSERT INTO alert.alert (id, kind, participant, about, happened, opened, actor)
                    VALUES (:id, :kind, :participant, :about, :happened, :opened, :actor) RETURNING id, opened
                )
                INSERT INTO alert.open (alert, opened, sameness) SELECT id, opened, :same FROM written
                """)
                .param("id", alert.id().value())
                .param("kind", alert.kind().name())
                .param("participant", participant == null ? null : participant.value(), Types.OTHER)
                .param("about", alert.about(), Types.OTHER)
                .param("happened", Timestamp.from(alert.happened()))
                .param("opened", Timestamp.from(alert.opened()))
                .param("actor", by.code())
                .param("same", sameness)
                .update();
        journal.record(entry(JournalEntry.of(by, Actions.OPENED), alert).with("kind", alert.kind()));
        notifyPages("opened", alert);
        events.publishEvent(new AlertOpened(alert));
        return alert;
    }

    @Override
    @Transactional
    public Alert close(Actor by, AlertId id, Alert.Found found, String note) {
        if (!(by instanceof Actor.Officer(UUID officer))) {
            throw new IllegalArgumentException("Only a member of staff can close an alert.");
        }
        if (note.isBlank() || note.length() > 2000) {
            throw new IllegalArgumentException("Write what you found, in 1 to 2000 characters.");
        }
        Alert alert = find(id).orElseThrow(() -> new NoSuchElementException("There is no such alert."));
        Instant now = now();
        int written = jdbc.sql("""
                INSERT INTO alert.disposition (alert, officer, at, found, note)
                VALUES (:alert, :officer, :at, :found, :note) ON CONFLICT DO NOTHING
                """)
                .param("alert", id.value())
                .param("officer", officer)
                .param("at", Timestamp.from(now))
                .param("found", found.name())
                .param("note", note.strip())
                .update();
        if (written == 0) {
            throw new IllegalStateException(
                    "Another officer has closed this alert while you had it open. Your note was not kept: reload the"
                            + " page to see what they found.");
        }
        jdbc.sql("DELETE FROM alert.open WHERE alert = :id")
                .param("id", id.value())
                .update();
        var closed = new Alert(
                id,
                alert.kind(),
                alert.participant(),
                alert.about(),
                alert.happened(),
                alert.opened(),
                new Alert.Disposition(new OfficerId(officer), now, found, note.strip()));
        journal.record(entry(JournalEntry.of(by, Actions.CLOSED), closed)
                .with("found", found)
                .with("note_hash", journal.keyedHash(note.strip())));
        notifyPages("closed", closed);
        events.publishEvent(new AlertClosed(closed));
        return closed;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void notifyPages(String what, Alert alert) {
        jdbc.sql("SELECT pg_notify(:channel, :text)")
                .param("channel", CHANNEL)
                .param("text", what + " " + alert.id())
                .query((row, i) -> what)
                .single();
    }

    private static JournalEntry entry(JournalEntry entry, Alert alert) {
        ParticipantId participant = alert.participant();
        JournalEntry about =
                entry.about(new Subject(Subject.Kind.ALERT, alert.id().value()));
        return participant == null ? about : about.about(Subject.participant(participant.value()));
    }

    @Override
    public Optional<Alert> find(AlertId id) {
        return jdbc.sql(COLUMNS + "WHERE a.id = :id")
                .param("id", id.value())
                .query(PostgresAlerts::alert)
                .optional();
    }

    @Override
    @Transactional
    public List<Alert> queue(Actor by, String purpose, int most) {
        return queue(by, purpose, null, most);
    }

    @Override
    @Transactional
    public List<Alert> queue(Actor by, String purpose, @Nullable String area, int most) {
        List<Alert> queue = jdbc.sql(COLUMNS + """
                JOIN alert.open o ON o.alert = a.id
                WHERE :area::text IS NULL OR a.participant IS NULL OR EXISTS (SELECT FROM participant.v_enrolment e
                    WHERE e.person = a.participant AND e.closed IS NULL AND e.area = :area)
                ORDER BY o.opened, a.id LIMIT :most
                """)
                .param("area", area, Types.VARCHAR)
                .param("most", most)
                .query(PostgresAlerts::alert)
                .list();
        journal.record(JournalEntry.of(by, Actions.QUEUE_READ)
                .about(queue.stream()
                        .map(Alert::participant)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(p -> Subject.participant(p.value()))
                        .toList())
                .because(purpose)
                .with("count", queue.size()));
        return queue;
    }

    @Override
    public List<Alert> of(ParticipantId participant, int most) {
        return jdbc.sql(COLUMNS + "WHERE a.participant = :participant ORDER BY a.opened DESC, a.id LIMIT :most")
                .param("participant", participant.value())
                .param("most", most)
                .query(PostgresAlerts::alert)
                .list();
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        UUID participant = row.getObject("participant", UUID.class);
        UUID about = row.getObject("about", UUID.class);
        UUID officer = row.getObject("officer", UUID.class);
        Alert.Disposition disposition = officer == null
                ? null
                : new Alert.Disposition(
                        new OfficerId(officer),
                        row.getTimestamp("at").toInstant(),
                        Alert.Found.valueOf(row.getString("found")),
                        row.getString("note"));
        return new Alert(
                new AlertId(row.getObject("id", UUID.class)),
                AlertKind.valueOf(row.getString("kind")),
                participant == null ? null : new ParticipantId(participant),
                about,
                row.getTimestamp("happened").toInstant(),
                row.getTimestamp("opened").toInstant(),
                disposition);
    }
}
