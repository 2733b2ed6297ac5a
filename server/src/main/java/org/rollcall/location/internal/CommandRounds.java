package org.rollcall.location.internal;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.TrackerCommands;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants;
import org.rollcall.participant.QuietTimes;
import org.rollcall.track.wire.TrackerCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits to the trackers that are connected to this node, and ends what is too old. A row of the queue is locked
 * while a node deals with it, and others pass it by. That a command went out is committed before it does: after a crash it
 * is not sent twice, and expires without an answer.
 */
@Component
class CommandRounds {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRounds.class);
    private static final Actor GATEWAY = new Actor.Machine("tracker-gateway");
    private static final Action CAME_TO = new Action("location.command_came_to");
    private static final Duration WAITS = Duration.ofDays(1);
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(10);
    private static final int MOST = 5_000;
    private static final int LONGEST_SAID = 300;

    private final JdbcClient jdbc;
    private final PostgresCommands commands;
    private final ConnectedTrackers connected;
    private final Equipment equipment;
    private final Participants participants;
    private final QuietTimes quiet;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Devices that were sent something by this node and may answer. */
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    private final ExecutorService answers = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("command-answers").factory());

    CommandRounds(
            JdbcClient jdbc,
            PostgresCommands commands,
            ConnectedTrackers connected,
            Equipment equipment,
            Participants participants,
            QuietTimes quiet,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.connected = connected;
        this.equipment = equipment;
        this.participants = participants;
        this.quiet = quiet;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
        connected.onSaid(said -> {
            if (awaited.contains(said.device())) {
                answers.execute(() -> quietly(() -> answered(said)));
            }
        });
    }

    private record Waiting(UUID command, String device) {}

    /** One round: what is too old ends, what can be sent is. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void round() {
        quietly(() -> {
            tooOld().forEach(old -> transaction.executeWithoutResult(status -> expire(old)));
            if (!connected.isEmpty()) {
                reachable().forEach(this::send);
            }
        });
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Commands to trackers could not be dealt with; trying again: {}", e.toString());
        }
    }

    private List<UUID> tooOld() {
        Instant now = clock.instant();
        return jdbc.sql("""
            SELECT w.command FROM location.command_waiting w JOIN location.command c USING (command)
            WHERE w.sent < :answered OR w.sent IS NULL AND c.asked < :asked LIMIT :most
            """)
                .param("answered", FixReader.bound(now.minus(ANSWERS_WITHIN)))
                .param("asked", FixReader.bound(now.minus(WAITS)))
                .param("most", MOST)
                .query((row, i) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<Waiting> reachable() {
        return jdbc
                .sql("SELECT command, device_number FROM location.command_waiting WHERE sent IS NULL LIMIT :most")
                .param("most", MOST)
                .query((row, i) -> new Waiting(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .filter(waiting -> connected.of(waiting.device()) != null)
                .toList();
    }

    /** Whether the row was there, not sent unless {@code sent}, and is now locked by this transaction. */
    private boolean lock(UUID command, boolean sent) {
        return jdbc.sql("SELECT command FROM location.command_waiting WHERE command = :command"
                        + " AND (sent IS NOT NULL) = :sent FOR UPDATE SKIP LOCKED")
                .param("command", command)
                .param("sent", sent)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private void expire(UUID command) {
        if (lock(command, true)) {
            end(commands.find(command), "EXPIRED", "no answer");
        } else if (lock(command, false)) {
            end(commands.find(command), "EXPIRED", "not connected in time");
        }
    }

    private void send(Waiting waiting) {
        ConnectedTrackers.Line line = connected.of(waiting.device());
        if (line == null) {
            return;
        }
        byte[] bytes = transaction.execute(status -> readied(waiting, line).orElse(null));
        if (bytes != null) {
            line.send(bytes);
        }
    }

    /** What to send, with the record that it is sent; nothing when it may not be sent now or never. */
    private Optional<byte[]> readied(Waiting waiting, ConnectedTrackers.Line line) {
        if (!lock(waiting.command(), false)) {
            return Optional.empty();
        }
        TrackerCommands.Told told = commands.find(waiting.command());
        Participant person = participants.find(told.participant()).orElseThrow();
        boolean held = equipment
                .holderAt(told.tracker(), clock.instant())
                .filter(told.participant()::equals)
                .isPresent();
        if (!held) {
            end(told, "EXPIRED", "no longer held by this person");
            return Optional.empty();
        }
        if (told.command().loud() && !mayBeHeard(person)) {
            return Optional.empty();
        }
        int number = told.id().value().hashCode() & 0xFFFF;
        Optional<byte[]> bytes = line.protocol().command(waiting.device(), number, clock.instant(), told.command());
        if (bytes.isEmpty()) {
            end(told, "REFUSED", "the protocol " + line.protocol().name() + " has no such command");
            return bytes;
        }
        awaited.add(waiting.device());
        event(told, "SENT", null);
        jdbc.sql("UPDATE location.command_waiting SET sent = :now WHERE command = :command")
                .param("now", FixReader.bound(clock.instant()))
                .param("command", waiting.command())
                .update();
        return bytes;
    }

    private boolean mayBeHeard(Participant person) {
        Instant now = clock.instant();
        // Whose own hours lie elsewhere did not choose to be woken by a tracker at night.
        return !quiet.programme().cover(now, person.zone())
                && !quiet.of(person.id()).cover(now, person.zone())
                && commands.loudToday(person.id(), person.zone(), false) < TrackerCommands.LOUD_A_DAY;
    }

    private void answered(ConnectedTrackers.Said said) {
        transaction.executeWithoutResult(status -> {
            List<UUID> sent = jdbc.sql("SELECT command FROM location.command_waiting"
                            + " WHERE device_number = :device AND sent IS NOT NULL ORDER BY sent FOR UPDATE")
                    .param("device", said.device())
                    .query((row, i) -> row.getObject(1, UUID.class))
                    .list();
            if (sent.isEmpty()) {
                awaited.remove(said.device());
            }
            for (UUID command : sent) {
                TrackerCommands.Told told = commands.find(command);
                TrackerCommand.Answer answer = said.protocol().judge(told.command(), said.words());
                if (answer != TrackerCommand.Answer.UNRELATED) {
                    end(told, answer == TrackerCommand.Answer.DONE ? "DELIVERED" : "REFUSED", said.words());
                    return;
                }
            }
        });
    }

    private void end(TrackerCommands.Told told, String state, String said) {
        event(told, state, said);
        jdbc.sql("DELETE FROM location.command_waiting WHERE command = :command")
                .param("command", told.id().value())
                .update();
    }

    private void event(TrackerCommands.Told told, String state, @org.jspecify.annotations.Nullable String said) {
        jdbc.sql("""
            INSERT INTO location.command_event (command, number, state, at, said)
            SELECT :command, max(number) + 1, :state, :at, :said FROM location.command_event WHERE command = :command
            """)
                .param("command", told.id().value())
                .param("state", state)
                .param("at", FixReader.bound(clock.instant()))
                .param("said", said == null ? null : shown(said), java.sql.Types.VARCHAR)
                .update();
        journal.record(JournalEntry.of(GATEWAY, CAME_TO)
                .about(Subject.participant(told.participant().value()))
                .about(new Subject(Subject.Kind.TRACKER, told.tracker().value()))
                .with("state", state)
                .with("id", told.id()));
    }

    private static String shown(String said) {
        String plain = said.strip().replace('\0', '\uFFFD');
        return plain.length() > LONGEST_SAID ? plain.substring(0, LONGEST_SAID) : plain;
    }

    @PreDestroy
    void end() {
        answers.shutdown();
    }
}
