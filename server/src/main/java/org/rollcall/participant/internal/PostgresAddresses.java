package org.rollcall.participant.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses in PostgreSQL, one row each. */
@Component
class PostgresAddresses implements Addresses {
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final PersonTable people;
    private final Journal journal;
    private final Clock clock;

    PostgresAddresses(JdbcClient jdbc, PersonTable people, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Optional<Address> of(ParticipantId participant) {
        return all(participant).stream().findFirst();
    }

    @Override
    public List<Address> all(ParticipantId participant) {
        return jdbc.sql("SELECT lines, since FROM participant.address WHERE person = ? ORDER BY since DESC")
                .param(participant.value())
                .query((row, n) ->
                        new Address(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    @Override
    @Transactional
    public void change(Actor by, ParticipantId participant, String lines) {
        String address = Entered.text("address", lines, LONGEST);
        if (people.find(participant).isEmpty()) {
            throw new NoSuchElementException("There is no such participant.");
        }
        if (of(participant).filter(now -> now.lines().equals(address)).isPresent()) {
            return;
        }
        jdbc.sql("INSERT INTO participant.address (person, since, lines) VALUES (?, ?, ?)")
                .params(participant.value(), Timestamp.from(clock.instant()), address)
                .update();
        journal.record(JournalEntry.of(by, ParticipantActions.ADDRESS_CHANGED)
                .about(Subject.participant(participant.value()))
                .with("address_hash", journal.keyedHash(address)));
    }
}
