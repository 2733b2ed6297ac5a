package org.rollcall.participant.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.AppLocked;
import org.rollcall.participant.ParticipantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Phones and locks on PostgreSQL. */
@Component
class PostgresAppAccess implements AppAccess {
    private final JdbcClient jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostgresAppAccess(JdbcClient jdbc, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Phone> phones(ParticipantId participant) {
        return jdbc.sql(
                        "SELECT credential, created, last_used FROM participant.passkey WHERE person = ? ORDER BY created")
                .param(participant.value())
                .query((row, n) -> new Phone(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("credential")),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("last_used").toInstant()))
                .list();
    }

    @Override
    @Transactional
    public void remove(Actor by, ParticipantId participant, String phone) {
        int removed = jdbc.sql("DELETE FROM participant.passkey WHERE person = ? AND credential = ?")
                .params(participant.value(), Base64.getUrlDecoder().decode(phone))
                .update();
        if (removed > 0) {
            journal.record(JournalEntry.of(by, ParticipantActions.PASSKEY_REMOVED)
                    .about(Subject.participant(participant.value())));
        }
    }

    @Override
    @Transactional
    public void lock(Actor by, ParticipantId participant) {
        jdbc.sql("INSERT INTO participant.app_lock (person, at, actor) VALUES (?, ?, ?)")
                .params(participant.value(), Timestamp.from(clock.instant()), by.code())
                .update();
        int passkeys = jdbc.sql("DELETE FROM participant.passkey WHERE person = ?")
                .param(participant.value())
                .update();
        journal.record(JournalEntry.of(by, ParticipantActions.APP_LOCKED)
                .about(Subject.participant(participant.value()))
                .with("passkeys", passkeys));
        events.publishEvent(new AppLocked(participant));
    }

    @Override
    public boolean lockedBetween(ParticipantId participant, Instant from, Instant until) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM participant.app_lock WHERE person = ? AND at > ? AND at <= ?)")
                .params(participant.value(), Timestamp.from(from), Timestamp.from(until))
                .query(Boolean.class)
                .single();
    }

    @Override
    public long lastLock(ParticipantId participant) {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM participant.app_lock WHERE person = ?")
                .param(participant.value())
                .query(Long.class)
                .single();
    }
}
