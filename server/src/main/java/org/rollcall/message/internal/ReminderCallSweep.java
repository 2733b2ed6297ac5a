package org.rollcall.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.checkin.ReminderCalls;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Orders one call for who checks in by telephone, has not done so towards the end of the window and takes no reminders in a
 * browser. Never in their quiet hours.
 */
@Component
@ConditionalOnProperty(name = "rollcall.reminder-calls", matchIfMissing = true)
class ReminderCallSweep {
    private final JdbcClient jdbc;
    private final PushReminders reminders;
    private final Participants participants;
    private final ReminderCalls calls;
    private final Clock clock;

    ReminderCallSweep(
            JdbcClient jdbc, PushReminders reminders, Participants participants, ReminderCalls calls, Clock clock) {
        this.jdbc = jdbc;
        this.reminders = reminders;
        this.participants = participants;
        this.calls = calls;
        this.clock = clock;
    }

    private record Open(ObligationId checkIn, ParticipantId participant) {}

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void run() {
        Instant now = clock.instant();
        for (Open open : open(now)) {
            if (mayBeCalled(open.participant(), now)) {
                calls.order(open.participant(), open.checkIn());
            }
        }
    }

    /** Those whose window has been open for a while and still leaves the time to call. */
    private List<Open> open(Instant now) {
        return jdbc.sql("""
                SELECT o.id, o.participant FROM obligation.v_open o
                WHERE o.duty = 'CHECK_IN' AND o.way = 'TELEPHONE' AND o.opens <= :opened
                  AND o.closes > :least AND o.closes <= :before
                  AND NOT EXISTS (SELECT FROM message.subscription s WHERE s.participant = o.participant)
                """)
                .param("opened", Timestamp.from(now.minus(ReminderTimes.APART)))
                .param("least", Timestamp.from(now.plus(ReminderTimes.LEAST_LEFT)))
                .param("before", Timestamp.from(now.plus(ReminderTimes.BEFORE_END)))
                .query(ReminderCallSweep::open)
                .list();
    }

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                new ObligationId(row.getObject(1, UUID.class)), new ParticipantId(row.getObject(2, UUID.class)));
    }

    private boolean mayBeCalled(ParticipantId participant, Instant now) {
        Optional<Participant> found = participants.find(participant);
        return found.isPresent()
                && found.get().telephone() != null
                && !ReminderTimes.quiet(
                        now, reminders.wishes(participant), found.get().zone());
    }
}
