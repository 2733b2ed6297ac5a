package org.rollcall.equipment.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Holding;
import org.rollcall.equipment.Tracker;
import org.rollcall.equipment.TrackerAssigned;
import org.rollcall.equipment.TrackerId;
import org.rollcall.equipment.TrackerReturned;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stock in PostgreSQL. */
@Service
class PostgresEquipment implements Equipment {
    private static final Action TRACKER_ADDED = new Action("equipment.tracker_added");
    private static final Action TRACKER_ASSIGNED = new Action("equipment.tracker_assigned");
    private static final Action TRACKER_RETURNED = new Action("equipment.tracker_returned");
    private static final Pattern DEVICE_NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int LONGEST_MODEL = 100;
    // Two machines' clocks may differ by this much without anyone having meant the future.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final String TRACKER = """
        SELECT t.tracker, t.device_number, t.model, t.synthetic, a.participant
        FROM equipment.tracker t
        LEFT JOIN equipment.assignment a ON a.tracker = t.tracker AND a.held_until IS NULL
        """;

    private final JdbcClient jdbc;
    private final Participants participants;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostgresEquipment(
            JdbcClient jdbc,
            Participants participants,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.participants = participants;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Tracker addTracker(Actor by, String deviceNumber, String model, boolean synthetic) {
        String number = deviceNumber.strip();
        if (!DEVICE_NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "A device number is 1 to 40 letters, digits, dots, dashes or underscores, mostly the IMEI on the"
                            + " label.");
        }
        String name = model.strip();
        if (name.isEmpty() || name.length() > LONGEST_MODEL) {
            throw new IllegalArgumentException("Enter the model, 1 to " + LONGEST_MODEL + " characters.");
        }
        var tracker = new Tracker(new TrackerId(UUID.randomUUID()), number, name, synthetic, null);
        try {
            jdbc.sql("INSERT INTO equipment.tracker (tracker, device_number, model, synthetic, added)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(tracker.id().value(), number, name, synthetic, Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("A tracker with the device number " + number + " is in the stock.", e);
        }
        journal.record(JournalEntry.of(by, TRACKER_ADDED)
                .about(subject(tracker.id()))
                .with("device", journal.keyedHash(number)));
        return tracker;
    }

    @Override
    @Transactional
    public void assign(Actor by, TrackerId tracker, ParticipantId participant, Instant at) {
        Instant from = whole(at);
        notInFuture(from, "A tracker is handed out now or was earlier, not in the future.");
        if (participants.openEnrolment(participant).isEmpty()) {
            throw new IllegalArgumentException("A tracker is handed out to someone who is enrolled: enrol them first.");
        }
        lock(tracker);
        try {
            jdbc.sql("INSERT INTO equipment.assignment (assignment, tracker, participant, held_from)"
                            + " VALUES (?, ?, ?, ?)")
                    .params(UUID.randomUUID(), tracker.value(), participant.value(), Timestamp.from(from))
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new IllegalArgumentException(
                    "Someone holds this tracker at that time or held it later: take it back first, or enter a later"
                            + " time.",
                    e);
        }
        journal.record(JournalEntry.of(by, TRACKER_ASSIGNED)
                .about(subject(tracker))
                .about(Subject.participant(participant.value()))
                .with("from", from));
        events.publishEvent(new TrackerAssigned(tracker, participant, from));
    }

    @Override
    @Transactional
    public void takeBack(Actor by, TrackerId tracker, Instant at) {
        Instant until = whole(at);
        notInFuture(until, "A tracker is taken back now or was earlier, not in the future.");
        lock(tracker);
        Holding holding = jdbc.sql("SELECT tracker, participant, held_from, held_until FROM equipment.assignment"
                        + " WHERE tracker = ? AND held_until IS NULL")
                .param(tracker.value())
                .query((row, i) -> holding(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("Nobody holds this tracker."));
        if (!until.isAfter(holding.from())) {
            throw new IllegalArgumentException(
                    "It was handed out at " + holding.from() + ": enter a later time at which it came back.");
        }
        jdbc.sql("UPDATE equipment.assignment SET held_until = ? WHERE tracker = ? AND held_until IS NULL")
                .params(Timestamp.from(until), tracker.value())
                .update();
        journal.record(JournalEntry.of(by, TRACKER_RETURNED)
                .about(subject(tracker))
                .about(Subject.participant(holding.participant().value()))
                .with("until", until));
        events.publishEvent(new TrackerReturned(tracker, holding.participant(), until));
    }

    private void notInFuture(Instant at, String sentence) {
        if (at.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private void lock(TrackerId tracker) {
        boolean found = jdbc.sql("SELECT tracker FROM equipment.tracker WHERE tracker = ? FOR UPDATE")
                .param(tracker.value())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!found) {
            throw new NoSuchElementException("No such tracker is in the stock.");
        }
    }

    @Override
    public Optional<Tracker> find(TrackerId tracker) {
        return jdbc.sql(TRACKER + "WHERE t.tracker = ?")
                .param(tracker.value())
                .query((row, i) -> tracker(row))
                .optional();
    }

    @Override
    public Optional<Tracker> byDeviceNumber(String deviceNumber) {
        return jdbc.sql(TRACKER + "WHERE t.device_number = ?")
                .param(deviceNumber)
                .query((row, i) -> tracker(row))
                .optional();
    }

    @Override
    public Optional<ParticipantId> holderAt(TrackerId tracker, Instant at) {
        return jdbc.sql("""
            SELECT participant FROM equipment.assignment
            WHERE tracker = ? AND held_from <= ? AND (held_until IS NULL OR held_until > ?)
            """)
                .params(tracker.value(), Timestamp.from(at), Timestamp.from(at))
                .query(UUID.class)
                .optional()
                .map(ParticipantId::new);
    }

    @Override
    public List<Tracker> heldBy(ParticipantId participant) {
        return jdbc.sql(TRACKER + "WHERE a.participant = ? ORDER BY a.held_from, t.device_number")
                .param(participant.value())
                .query((row, i) -> tracker(row))
                .list();
    }

    @Override
    public List<Holding> holdings(ParticipantId participant, Instant from, Instant until) {
        return jdbc.sql("""
            SELECT tracker, participant, held_from, held_until FROM equipment.assignment
            WHERE participant = ? AND held_from < ? AND (held_until IS NULL OR held_until > ?)
            ORDER BY held_from, tracker
            """)
                .params(participant.value(), Timestamp.from(until), Timestamp.from(from))
                .query((row, i) -> holding(row))
                .list();
    }

    @Override
    public List<Tracker> stock(int most) {
        return jdbc.sql(TRACKER + "ORDER BY a.participant IS NOT NULL, t.device_number LIMIT ?")
                .param(most)
                .query((row, i) -> tracker(row))
                .list();
    }

    private static Subject subject(TrackerId tracker) {
        return new Subject(Subject.Kind.TRACKER, tracker.value());
    }

    private static Instant whole(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Tracker tracker(ResultSet row) throws SQLException {
        UUID holder = row.getObject(5, UUID.class);
        return new Tracker(
                new TrackerId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                holder == null ? null : new ParticipantId(holder));
    }

    private static Holding holding(ResultSet row) throws SQLException {
        @Nullable Timestamp until = row.getTimestamp(4);
        return new Holding(
                new TrackerId(row.getObject(1, UUID.class)),
                new ParticipantId(row.getObject(2, UUID.class)),
                row.getTimestamp(3).toInstant(),
                until == null ? null : until.toInstant());
    }
}
