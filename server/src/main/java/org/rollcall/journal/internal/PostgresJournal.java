package org.rollcall.journal.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes entries. One statement an entry, so that journalling a read costs one round trip. */
@Component
class PostgresJournal implements Journal {
    private static final String INSERT = """
            WITH written AS (
                INSERT INTO journal.entry (recorded, actor, action, purpose, facts, canonical)
                VALUES (?, ?, ?, ?, ?::jsonb, ?) RETURNING number
            ), named AS (
                INSERT INTO journal.subject (entry, kind, subject)
                SELECT number, s.kind, s.subject
                FROM written, unnest(?::text[], ?::uuid[]) AS s (kind, subject)
                ON CONFLICT DO NOTHING
            )
            INSERT INTO journal.waiting (entry) SELECT number FROM written
            """;

    private final JdbcOperations jdbc;
    private final Clock clock;
    private final JournalKeys keys;

    PostgresJournal(JdbcOperations jdbc, Clock clock, JournalKeys keys) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keys = keys;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(JournalEntry entry) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String[] kinds = entry.subjects().stream().map(s -> s.kind().name()).toArray(String[]::new);
        String[] ids = entry.subjects().stream().map(s -> s.id().toString()).toArray(String[]::new);
        jdbc.update(
                INSERT,
                Timestamp.from(at),
                entry.actor().code(),
                entry.action().code(),
                entry.purpose(),
                CanonicalEntry.facts(entry),
                CanonicalEntry.of(entry, at),
                kinds,
                ids);
    }

    @Override
    public Journal through(JdbcOperations connection) {
        return new PostgresJournal(connection, clock, keys);
    }

    @Override
    public String keyedHash(String personalText) {
        return keys.keyedHash(personalText);
    }
}
