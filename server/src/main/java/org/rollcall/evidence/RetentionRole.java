package org.rollcall.evidence;

import java.util.function.Function;
import org.rollcall.journal.Journal;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The database role that alone may take away what is append-only for the application. Where it is not set
 * ({@code rollcall.retention.username} and {@code .password}) nothing leaves and nothing is sealed.
 */
public interface RetentionRole {
    /** What work as this role has at hand: its connection, and the journal in the same transaction. */
    record Desk(JdbcOperations jdbc, Journal journal) {}

    /** Whether it is set. */
    boolean isSet();

    /**
     * Does work in one transaction of this role, apart from any of the caller's.
     *
     * @throws IllegalStateException if the role is not set
     */
    <T> T work(Function<Desk, T> work);
}
