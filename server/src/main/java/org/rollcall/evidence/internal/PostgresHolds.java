package org.rollcall.evidence.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.rollcall.evidence.LegalHolds;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds as rows; one that was lifted has a second row. */
@Component
class PostgresHolds implements LegalHolds {
    private static final Action PLACED = new Action("evidence.hold_placed");
    private static final Action LIFTED = new Action("evidence.hold_lifted");
    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    PostgresHolds(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void place(Actor.Officer by, UUID owner, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("Give the reason of the hold in at most 500 characters.");
        }
        jdbc.sql("INSERT INTO evidence.hold (id, owner, placed, by_officer, reason) VALUES (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), owner, Timestamp.from(clock.instant()), by.id(), why)
                .update();
        journal.record(
                JournalEntry.of(by, PLACED).about(Subject.participant(owner)).with("reason", journal.keyedHash(why)));
    }

    @Override
    @Transactional
    public void lift(Actor.Officer by, UUID owner, UUID hold) {
        int lifted = jdbc.sql("""
                INSERT INTO evidence.hold_lifted (hold, lifted, by_officer)
                SELECT id, ?, ? FROM evidence.hold WHERE id = ? AND owner = ?
                ON CONFLICT DO NOTHING
                """)
                .params(Timestamp.from(clock.instant()), by.id(), hold, owner)
                .update();
        if (lifted == 0) {
            throw new NoSuchElementException("This person has no such hold, or it was lifted already.");
        }
        journal.record(JournalEntry.of(by, LIFTED).about(Subject.participant(owner)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hold> of(UUID owner) {
        return jdbc.sql("""
                SELECT h.id, h.placed, h.by_officer, h.reason, l.lifted
                FROM evidence.hold h LEFT JOIN evidence.hold_lifted l ON l.hold = h.id
                WHERE h.owner = ? ORDER BY h.placed DESC
                """)
                .param(owner)
                .query((row, n) -> {
                    Timestamp lifted = row.getTimestamp(5);
                    return new Hold(
                            row.getObject(1, UUID.class),
                            row.getTimestamp(2).toInstant(),
                            row.getObject(3, UUID.class),
                            row.getString(4),
                            lifted == null ? null : lifted.toInstant());
                })
                .list();
    }
}
