package org.rollcall.journal.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.journal.Seal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals, once a second, the entries committed since the last seal. One node at a time does it. */
@Component
class Sealer {
    private static final int MOST_A_SEAL = 20_000;
    // "seal" in ASCII: the advisory lock under which one node at a time seals.
    private static final long LOCK = 0x7365616cL;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JournalKeys keys;

    Sealer(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock, JournalKeys keys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.keys = keys;
    }

    private record Waiting(long entry, String canonical) {}

    @Scheduled(fixedDelayString = "${rollcall.journal.seal-every:1000}")
    void seal() {
        while (Boolean.TRUE.equals(transaction.execute(status -> sealOnce()))) {
            Thread.yield();
        }
    }

    /** Whether a full seal was made, so that more may wait. */
    private boolean sealOnce() {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("SELECT pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            return false;
        }
        List<Waiting> waiting = jdbc.query("""
                WITH taken AS (
                    DELETE FROM journal.waiting
                    WHERE entry IN (SELECT entry FROM journal.waiting ORDER BY entry LIMIT ?)
                    RETURNING entry
                )
                SELECT e.number, e.canonical FROM taken JOIN journal.entry e ON e.number = taken.entry ORDER BY e.number
                """, (row, i) -> new Waiting(row.getLong(1), row.getString(2)), MOST_A_SEAL);
        if (waiting.isEmpty()) {
            return false;
        }
        write(waiting);
        return waiting.size() == MOST_A_SEAL;
    }

    private void write(List<Waiting> waiting) {
        record Last(long number, byte[] hash) {}
        Last last = jdbc
                .query(
                        "SELECT number, hash FROM journal.seal ORDER BY number DESC LIMIT 1",
                        (row, i) -> new Last(row.getLong(1), row.getBytes(2)))
                .stream()
                .findFirst()
                .orElse(new Last(0, new byte[32]));
        List<byte[]> leaves =
                waiting.stream().map(w -> Seal.leaf(w.entry, w.canonical)).toList();
        var seal = new Seal(
                last.number + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                waiting.size(),
                Seal.rootOf(leaves),
                last.hash);
        byte[] hash = seal.hash();
        jdbc.update(
                "INSERT INTO journal.seal (number, sealed, entries, root, previous, hash, signature)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                seal.number(),
                Timestamp.from(seal.sealed()),
                seal.entries(),
                seal.root(),
                seal.previous(),
                hash,
                keys.sign(hash));
        var rows = new ArrayList<Object[]>(waiting.size());
        for (int i = 0; i < waiting.size(); i++) {
            rows.add(new Object[] {waiting.get(i).entry, seal.number(), i, leaves.get(i)});
        }
        jdbc.batchUpdate("INSERT INTO journal.sealed (entry, seal, position, leaf) VALUES (?, ?, ?, ?)", rows);
    }
}
