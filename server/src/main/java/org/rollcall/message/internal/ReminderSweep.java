package org.rollcall.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.message.Reminders.Subscription;
import org.rollcall.message.Reminders.Wishes;
import org.rollcall.obligation.Duty;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends each reminder when its time has come: claimed by one row, so that of several nodes one sends it, and given back where
 * no push service took it. What has been done meanwhile is not reminded of.
 */
@Component
class ReminderSweep {
    private static final Actor MACHINE = new Actor.Machine("reminders");
    /** Sent later than that a reminder says nothing true. */
    private static final Duration LATEST = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final PushReminders reminders;
    private final PushService service;
    private final Participants participants;
    private final Texts texts;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReminderSweep(
            JdbcClient jdbc,
            PushReminders reminders,
            PushService service,
            Participants participants,
            Texts texts,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.reminders = reminders;
        this.service = service;
        this.participants = participants;
        this.texts = texts;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A reminder of a hearing comes up to a week before its window opens. */
    private static final Duration AHEAD = Duration.ofDays(8);

    /** The middle of a court's day is the same date wherever in the country the person is. */
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private record Open(UUID obligation, ParticipantId participant, Duty duty, Instant opens, Instant closes) {
        List<Instant> reminders(Wishes wishes, ZoneId zone) {
            return switch (duty) {
                case CHECK_IN -> ReminderTimes.of(opens, closes, wishes, zone);
                case HEARING -> ReminderTimes.ofDay(day(opens.plus(HALF_A_DAY), zone), wishes, zone);
                case REPORT -> ReminderTimes.ofDay(day(closes.minusSeconds(1), zone), wishes, zone);
            };
        }

        private static LocalDate day(Instant at, ZoneId zone) {
            return at.atZone(zone).toLocalDate();
        }
    }

    @Scheduled(initialDelayString = "${rollcall.push.first:PT1M}", fixedDelayString = "${rollcall.push.every:PT1M}")
    void run() {
        Instant now = clock.instant();
        open(now).forEach(each -> remind(each, now));
    }

    private List<Open> open(Instant now) {
        return jdbc.sql("""
                SELECT o.id, o.participant, o.duty, o.opens, o.closes FROM obligation.v_open o
                WHERE o.closes > :now AND o.way <> 'TRACKER'
                  AND o.opens <= CASE o.duty WHEN 'CHECK_IN' THEN :now::timestamptz ELSE :ahead::timestamptz END
                  AND EXISTS (SELECT FROM message.subscription s WHERE s.participant = o.participant)
                """)
                .param("now", Timestamp.from(now))
                .param("ahead", Timestamp.from(now.plus(AHEAD)))
                .query(ReminderSweep::open)
                .list();
    }

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                row.getObject(1, UUID.class),
                new ParticipantId(row.getObject(2, UUID.class)),
                Duty.valueOf(row.getString(3)),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant());
    }

    private void remind(Open open, Instant now) {
        Optional<Participant> found = participants.find(open.participant());
        if (found.isEmpty()) {
            return;
        }
        Participant person = found.get();
        open.reminders(reminders.wishes(person.id()), person.zone()).stream()
                .filter(due -> !due.isAfter(now) && due.isAfter(now.minus(LATEST)))
                .filter(due -> claim(open, due, now))
                .forEach(due -> send(open, person, due, now));
    }

    private boolean claim(Open open, Instant due, Instant now) {
        return jdbc.sql("INSERT INTO message.reminder (obligation, due, sent) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(open.obligation(), Timestamp.from(due), Timestamp.from(now))
                        .update()
                > 0;
    }

    private void send(Open open, Participant person, Instant due, Instant now) {
        String text = texts.push(person.language());
        Duration holds = Duration.between(now, open.closes());
        List<PushService.Answer> answers = reminders.of(person.id()).stream()
                .map(browser -> send(person, browser, text, holds))
                .toList();
        if (answers.contains(PushService.Answer.TAKEN)) {
            transaction.executeWithoutResult(status -> journal.record(JournalEntry.of(MACHINE, ReminderActions.SENT)
                    .about(Subject.participant(person.id().value()))
                    .about(new Subject(Subject.Kind.OBLIGATION, open.obligation()))));
        } else if (answers.contains(PushService.Answer.LATER)) {
            jdbc.sql("DELETE FROM message.reminder WHERE obligation = ? AND due = ?")
                    .params(open.obligation(), Timestamp.from(due))
                    .update();
        }
    }

    private PushService.Answer send(Participant person, Subscription browser, String text, Duration holds) {
        PushService.Answer answer = service.send(browser, text, holds);
        if (answer == PushService.Answer.ENDED) {
            reminders.ended(person.id(), browser.endpoint());
        }
        return answer;
    }
}
