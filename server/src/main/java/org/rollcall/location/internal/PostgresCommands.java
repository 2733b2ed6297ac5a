package org.rollcall.location.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.CommandId;
import org.rollcall.location.Delivery;
import org.rollcall.location.TrackerCommands;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.track.wire.TrackerCommand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Commands and their events in PostgreSQL. */
@Service
class PostgresCommands implements TrackerCommands {
    private static final Action TOLD = new Action("location.tracker_told");
    private static final Action READ = new Action("location.commands_read");
    private static final int MOST_WAITING = 10;
    private static final String COLUMNS = """
        SELECT c.command, c.tracker, c.participant, c.kind, c.seconds, c.words, c.purpose, c.asked, e.state, e.at, e.said
        FROM location.command c
        JOIN LATERAL (SELECT state, at, said FROM location.command_event e
            WHERE e.command = c.command ORDER BY number DESC LIMIT 1) e ON true
        """;

    private final JdbcClient jdbc;
    private final Equipment equipment;
    private final Participants participants;
    private final Journal journal;
    private final Clock clock;

    PostgresCommands(JdbcClient jdbc, Equipment equipment, Participants participants, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.equipment = equipment;
        this.participants = participants;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Told tell(Actor by, Purpose purpose, ParticipantId participant, TrackerId tracker, TrackerCommand command) {
        Participant person = participants
                .find(participant)
                .orElseThrow(() -> new NoSuchElementException("There is no such person."));
        Tracker held = equipment.heldBy(participant, tracker);
        // Two at once for one person: the second waits and then counts the first.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('location.command/' || :person, 0))")
                .param("person", participant.toString())
                .query((row, i) -> participant)
                .single();
        check(person, command);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = new CommandId(UUID.randomUUID());
        insert(id, by, purpose, person, held, command, now);
        journal.record(JournalEntry.of(by, TOLD)
                .about(Subject.participant(participant.value()))
                .about(new Subject(Subject.Kind.TRACKER, tracker.value()))
                .because(purpose.name())
                .with("command", kind(command))
                .with("id", id));
        return new Told(id, tracker, participant, command, purpose, now, new Delivery.Queued(now));
    }

    private void check(Participant person, TrackerCommand command) {
        if (waiting(person.id()) >= MOST_WAITING) {
            throw new IllegalStateException(
                    "Ten commands wait for this person's trackers already. Wait until they are sent or have expired.");
        }
        if (command.loud() && loudToday(person.id(), person.zone(), true) >= LOUD_A_DAY) {
            throw new IllegalStateException(
                    "A tracker buzzes or speaks at most three times a day, and this person's has"
                            + " or is about to. Try again tomorrow, or call the person.");
        }
    }

    private void insert(
            CommandId id,
            Actor by,
            Purpose purpose,
            Participant person,
            Tracker tracker,
            TrackerCommand command,
            Instant now) {
        Long seconds = command instanceof TrackerCommand.Interval(Duration every) ? every.toSeconds() : null;
        String words = command instanceof TrackerCommand.Message(String said) ? said : null;
        jdbc.sql("""
            INSERT INTO location.command (command, tracker, participant, kind, seconds, words, purpose, actor, asked)
            VALUES (:id, :tracker, :participant, :kind, :seconds, :words, :purpose, :actor, :asked)
            """)
                .param("id", id.value())
                .param("tracker", tracker.id().value())
                .param("participant", person.id().value())
                .param("kind", kind(command))
                .param("seconds", seconds, Types.INTEGER)
                .param("words", words, Types.VARCHAR)
                .param("purpose", purpose.name())
                .param("actor", by.code())
                .param("asked", FixReader.bound(now))
                .update();
        jdbc.sql("INSERT INTO location.command_event (command, number, state, at) VALUES (:id, 1, 'QUEUED', :at)")
                .param("id", id.value())
                .param("at", FixReader.bound(now))
                .update();
        jdbc.sql("INSERT INTO location.command_waiting (command, device_number) VALUES (:id, :device)")
                .param("id", id.value())
                .param("device", tracker.deviceNumber())
                .update();
    }

    private int waiting(ParticipantId person) {
        return jdbc.sql("SELECT count(*) FROM location.command_waiting w JOIN location.command c USING (command)"
                        + " WHERE c.participant = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** How many that others hear went out on this day of the person, and, if asked for, wait to. */
    int loudToday(ParticipantId person, ZoneId zone, boolean alsoWaiting) {
        Instant midnight =
                clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return jdbc.sql("""
            SELECT count(*) FROM location.command c WHERE c.participant = :person AND c.kind <> 'INTERVAL' AND (
                EXISTS (SELECT FROM location.command_event e
                    WHERE e.command = c.command AND e.state = 'SENT' AND e.at >= :midnight)
                OR :waiting AND EXISTS (SELECT FROM location.command_waiting w
                    WHERE w.command = c.command AND w.sent IS NULL))
            """)
                .param("person", person.value())
                .param("midnight", FixReader.bound(midnight))
                .param("waiting", alsoWaiting)
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional
    public List<Told> of(Actor by, Purpose purpose, ParticipantId participant, int most) {
        List<Told> told = jdbc.sql(
                        COLUMNS + "WHERE c.participant = :person ORDER BY c.asked DESC, c.command LIMIT :most")
                .param("person", participant.value())
                .param("most", most)
                .query(PostgresCommands::told)
                .list();
        journal.record(JournalEntry.of(by, READ)
                .about(Subject.participant(participant.value()))
                .because(purpose.name())
                .with("count", told.size()));
        return told;
    }

    /** One command, for the machine that sends it. */
    Told find(UUID command) {
        return jdbc.sql(COLUMNS + "WHERE c.command = :command")
                .param("command", command)
                .query(PostgresCommands::told)
                .single();
    }

    private static String kind(TrackerCommand command) {
        return switch (command) {
            case TrackerCommand.Interval _ -> "INTERVAL";
            case TrackerCommand.Buzz _ -> "BUZZ";
            case TrackerCommand.Message _ -> "MESSAGE";
        };
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        String words = row.getString("words");
        TrackerCommand command = switch (row.getString("kind")) {
            case "INTERVAL" -> new TrackerCommand.Interval(Duration.ofSeconds(row.getInt("seconds")));
            case "BUZZ" -> new TrackerCommand.Buzz();
            default -> new TrackerCommand.Message(words);
        };
        Instant at = row.getTimestamp("at").toInstant();
        String said = row.getString("said") == null ? "" : row.getString("said");
        Delivery delivery = switch (row.getString("state")) {
            case "QUEUED" -> new Delivery.Queued(at);
            case "SENT" -> new Delivery.Sent(at);
            case "DELIVERED" -> new Delivery.Delivered(at, said);
            case "REFUSED" -> new Delivery.Refused(at, said);
            default -> new Delivery.Expired(at, said);
        };
        return new Told(
                new CommandId(row.getObject("command", UUID.class)),
                new TrackerId(row.getObject("tracker", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                command,
                Purpose.valueOf(row.getString("purpose")),
                row.getTimestamp("asked").toInstant(),
                delivery);
    }
}
