package org.rollcall.checkin.internal.telephone;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rollcall.checkin.CallBackFailed;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.ParticipantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be called back, and what came of each try. */
@Component
class CallBackOrders {
    static final int MOST_TRIES = 3;
    /** A reminder is no more than that. */
    static final int MOST_REMINDING = 2;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    /** A call back that breaks off too is made good again, but nobody is called all day. */
    private static final int MOST_WITHIN = 3;

    private static final Duration WITHIN = Duration.ofHours(6);
    private static final Actor TELEPHONE = new Actor.Machine("telephone");
    private static final Action ORDERED = new Action("checkin.call_back_ordered");
    private static final Action ENDED = new Action("checkin.call_back_ended");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallBackOrders(JdbcClient jdbc, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** An order that is due. */
    record Order(UUID id, ParticipantId participant, int tries, boolean reminds) {
        boolean isLastTry() {
            return tries + 1 >= (reminds ? MOST_REMINDING : MOST_TRIES);
        }
    }

    /** How an order ended. */
    enum End {
        TALKED,
        NOT_NEEDED,
        GAVE_UP
    }

    /** Orders a call back in the transaction that recorded why; false where the person was called back often enough. */
    @Transactional
    boolean order(CallRecordId call, ParticipantId participant) {
        Instant now = clock.instant();
        int written = jdbc.sql("""
                INSERT INTO checkin.call_back (id, participant, call, ordered)
                SELECT ?, ?, ?, ?
                WHERE (SELECT count(*) FROM checkin.call_back
                       WHERE participant = ? AND ordered > ? AND call IS NOT NULL) < ?
                """)
                .param(UUID.randomUUID())
                .param(participant.value())
                .param(call.value())
                .param(Timestamp.from(now))
                .param(participant.value())
                .param(Timestamp.from(now.minus(WITHIN)))
                .param(MOST_WITHIN)
                .update();
        if (written > 0) {
            journal.record(JournalEntry.of(TELEPHONE, ORDERED)
                    .about(Subject.participant(participant.value()))
                    .about(new Subject(Subject.Kind.CALL, call.value())));
        }
        return written > 0;
    }

    /** Orders a call that reminds of a check-in; false where it was ordered before. */
    @Transactional
    boolean remind(ParticipantId participant, ObligationId checkIn) {
        int written = jdbc.sql("""
                INSERT INTO checkin.call_back (id, participant, reminds, ordered) VALUES (?, ?, ?, ?)
                ON CONFLICT (reminds) DO NOTHING
                """)
                .params(UUID.randomUUID(), participant.value(), checkIn.value(), Timestamp.from(clock.instant()))
                .update();
        if (written > 0) {
            journal.record(JournalEntry.of(TELEPHONE, ORDERED)
                    .about(Subject.participant(participant.value()))
                    .about(new Subject(Subject.Kind.OBLIGATION, checkIn.value())));
        }
        return written > 0;
    }

    /** What is due now, oldest first. */
    @Transactional(readOnly = true)
    List<Order> due(int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                SELECT o.id, o.participant, coalesce(max(t.number), 0), o.reminds IS NOT NULL
                FROM checkin.call_back o LEFT JOIN checkin.call_back_try t ON t.call_back = o.id
                WHERE NOT EXISTS (SELECT FROM checkin.call_back_end e WHERE e.call_back = o.id)
                GROUP BY o.id
                HAVING CASE WHEN max(t.began) IS NULL THEN o.ordered <= ? ELSE max(t.began) <= ? END
                ORDER BY o.ordered LIMIT ?
                """)
                .param(Timestamp.from(now.minus(FIRST)))
                .param(Timestamp.from(now.minus(BETWEEN)))
                .param(most)
                .query((row, n) -> new Order(
                        row.getObject(1, UUID.class),
                        new ParticipantId(row.getObject(2, UUID.class)),
                        row.getInt(3),
                        row.getBoolean(4)))
                .list();
    }

    /** Begins the next try; false where another node was faster. */
    @Transactional
    boolean begin(Order order) {
        return jdbc.sql("""
                INSERT INTO checkin.call_back_try (call_back, number, began) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                        .params(order.id(), order.tries() + 1, Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * Ends an order; a call back that was given up is told, so that a person calls.
     *
     * @param last what the last try came to
     */
    @Transactional
    void end(Order order, End how, String last) {
        Instant now = clock.instant();
        int ended = jdbc.sql("""
                INSERT INTO checkin.call_back_end (call_back, how, last, ended) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(order.id(), how.name(), last, Timestamp.from(now))
                .update();
        if (ended == 0) {
            return;
        }
        journal.record(JournalEntry.of(TELEPHONE, ENDED)
                .about(Subject.participant(order.participant().value()))
                .with("how", how.name())
                .with("last", last));
        if (how == End.GAVE_UP && !order.reminds()) {
            events.publishEvent(new CallBackFailed(order.participant(), order.id(), now));
        }
    }
}
