package org.rollcall.participant.internal;

import java.time.LocalTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.QuietHours;
import org.rollcall.participant.QuietTimes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Quiet hours in PostgreSQL, the latest alone. */
@Component
class PostgresQuietTimes implements QuietTimes {
    private static final Action CHOSEN = new Action("participant.quiet_hours_chosen");

    private static final List<LocalTime> NIGHT = List.of(LocalTime.MIDNIGHT, LocalTime.of(2, 30), LocalTime.of(4, 59));

    private final JdbcClient jdbc;
    private final PersonTable people;
    private final Journal journal;
    private final QuietHours programme;

    PostgresQuietTimes(
            JdbcClient jdbc,
            PersonTable people,
            Journal journal,
            @Value("${rollcall.quiet-from:21:00}") String from,
            @Value("${rollcall.quiet-until:08:00}") String until) {
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.programme = new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
        if (NIGHT.stream().anyMatch(time -> !programme.cover(time))) {
            throw new IllegalArgumentException(
                    "rollcall.quiet-from and rollcall.quiet-until have to hold from midnight to"
                            + " five in the morning: no tracker is heard at night.");
        }
    }

    @Override
    public QuietHours programme() {
        return programme;
    }

    @Override
    public Optional<QuietHours> own(ParticipantId participant) {
        return jdbc.sql("SELECT quiet_from, quiet_until FROM participant.quiet_hours WHERE person = ?")
                .param(participant.value())
                .query((row, n) -> new QuietHours(row.getObject(1, LocalTime.class), row.getObject(2, LocalTime.class)))
                .optional();
    }

    @Override
    @Transactional
    public void choose(Actor by, ParticipantId participant, QuietHours hours) {
        if (people.find(participant).isEmpty()) {
            throw new NoSuchElementException("There is no such participant.");
        }
        jdbc.sql("""
                INSERT INTO participant.quiet_hours (person, quiet_from, quiet_until) VALUES (?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
                """).params(participant.value(), hours.from(), hours.until()).update();
        journal.record(JournalEntry.of(by, CHOSEN).about(Subject.participant(participant.value())));
    }
}
