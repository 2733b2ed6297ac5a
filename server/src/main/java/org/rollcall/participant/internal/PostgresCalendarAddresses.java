package org.rollcall.participant.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.AppLocked;
import org.rollcall.participant.CalendarAddresses;
import org.rollcall.participant.ParticipantId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses on PostgreSQL. A secret of 256 random bits needs no slow hash. */
@Component
class PostgresCalendarAddresses implements CalendarAddresses {
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PostgresCalendarAddresses(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String give(Actor by, ParticipantId participant) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                INSERT INTO participant.calendar_address (person, hash, given) VALUES (?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, given = excluded.given
                """)
                .params(participant.value(), hash(secret), Timestamp.from(clock.instant()))
                .update();
        record(by, ParticipantActions.CALENDAR_GIVEN, participant);
        return secret;
    }

    @Override
    @Transactional
    public void end(Actor by, ParticipantId participant) {
        if (delete(participant)) {
            record(by, ParticipantActions.CALENDAR_ENDED, participant);
        }
    }

    /** A lost phone knows the address. The lock has its own entry. */
    @EventListener
    void on(AppLocked locked) {
        delete(locked.participant());
    }

    private boolean delete(ParticipantId participant) {
        return jdbc.sql("DELETE FROM participant.calendar_address WHERE person = ?")
                        .param(participant.value())
                        .update()
                > 0;
    }

    @Override
    public Optional<Instant> given(ParticipantId participant) {
        return jdbc.sql("SELECT given FROM participant.calendar_address WHERE person = ?")
                .param(participant.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    @Override
    @Transactional
    public Optional<ParticipantId> read(String secret) {
        Optional<ParticipantId> holder =
                jdbc.sql("""
                SELECT a.person FROM participant.calendar_address a
                WHERE a.hash = ? AND EXISTS (SELECT FROM participant.enrolment e
                    WHERE e.person = a.person AND e.closed IS NULL)
                """).param(hash(secret)).query(UUID.class).optional().map(ParticipantId::new);
        holder.ifPresent(person -> record(new Actor.Unknown(), ParticipantActions.CALENDAR_READ, person));
        return holder;
    }

    private void record(Actor by, Action action, ParticipantId participant) {
        journal.record(JournalEntry.of(by, action).about(Subject.participant(participant.value())));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
