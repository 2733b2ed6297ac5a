package org.rollcall.journal;

import org.springframework.jdbc.core.JdbcOperations;

/** The journal's door for writers. */
public interface Journal {
    /**
     * Writes an entry in the caller's transaction, so that the change and its entry commit or vanish together.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void record(JournalEntry entry);

    /** The same journal, written through another database role's connection, in that connection's transaction. */
    Journal through(JdbcOperations connection);

    /** A keyed hash (HMAC-SHA-256, hexadecimal) under which personal text may stand in an entry. */
    String keyedHash(String personalText);
}
