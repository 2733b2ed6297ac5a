package org.rollcall.evidence.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.rollcall.evidence.Holds;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds in PostgreSQL: placed and lifted by rows of their own. */
@Component
class PostgresHolds implements Holds {
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
    public UUID place(Actor.Officer by, UUID owner, String reason) {
        String said = reason.strip();
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("Say why the hold is placed, in at most 500 characters.");
        }
        UUID hold = UUID.randomUUID();
        jdbc.sql("INSERT INTO evidence.hold (id, owner, placed, by_officer, reason) VALUES (?, ?, ?, ?, ?)")
                .params(hold, owner, Timestamp.from(clock.instant()), by.id(), said)
                .update();
        journal.record(
                JournalEntry.of(by, PLACED).about(Subject.participant(owner)).with("hold", hold));
        return hold;
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
        journal.record(
                JournalEntry.of(by, LIFTED).about(Subject.participant(owner)).with("hold", hold));
    }

    @Override
    public boolean standsOn(UUID owner) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM evidence.v_on_hold WHERE owner = ?)")
                .param(owner)
                .query(Boolean.class)
                .single();
    }

    @Override
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
