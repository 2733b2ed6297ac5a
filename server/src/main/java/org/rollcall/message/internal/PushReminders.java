package org.rollcall.message.internal;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.message.Reminders;
import org.rollcall.participant.AppLocked;
import org.rollcall.participant.EnrolmentClosed;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.QuietHours;
import org.rollcall.participant.QuietTimes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who takes reminders, and when they want them. */
@Component
@EnableConfigurationProperties(PushSettings.class)
class PushReminders implements Reminders {
    private static final Actor MACHINE = new Actor.Machine("message");
    private static final int MOST_BROWSERS = 10;
    private static final int SECRET = 16;

    private final JdbcClient jdbc;
    private final QuietTimes quiet;
    private final PushKey key;
    private final PushSettings settings;
    private final Journal journal;
    private final Clock clock;

    PushReminders(JdbcClient jdbc, QuietTimes quiet, PushKey key, PushSettings settings, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.quiet = quiet;
        this.key = key;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String publicKey() {
        return key.point();
    }

    @Override
    @Transactional
    public void subscribe(Actor by, ParticipantId participant, Subscription browser) {
        settings.check(browser.endpoint());
        check(browser);
        // The same browser, signed in by another person now, reminds that person alone.
        jdbc.sql("DELETE FROM message.subscription WHERE endpoint = ?")
                .param(browser.endpoint().toString())
                .update();
        if (browsers(participant) >= MOST_BROWSERS) {
            throw new IllegalStateException("Ten browsers take reminders already. End them all, then add this one.");
        }
        jdbc.sql("INSERT INTO message.subscription (endpoint, participant, key, secret, made) VALUES (?, ?, ?, ?, ?)")
                .params(
                        browser.endpoint().toString(),
                        participant.value(),
                        browser.key(),
                        browser.secret(),
                        Timestamp.from(clock.instant()))
                .update();
        record(by, ReminderActions.ON, participant);
    }

    private static void check(Subscription browser) {
        try {
            PushEncryption.key(browser.key());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The browser’s key cannot be read. Try again.", e);
        }
        if (browser.secret().length != SECRET) {
            throw new IllegalArgumentException("The browser’s secret has 16 bytes. Try again.");
        }
    }

    @Override
    @Transactional
    public void end(Actor by, ParticipantId participant) {
        int ended = jdbc.sql("DELETE FROM message.subscription WHERE participant = ?")
                .param(participant.value())
                .update();
        if (ended > 0) {
            record(by, ReminderActions.OFF, participant);
        }
    }

    /** A push service says that this one has ended. */
    @Transactional
    public void ended(ParticipantId participant, URI endpoint) {
        int ended = jdbc.sql("DELETE FROM message.subscription WHERE endpoint = ?")
                .param(endpoint.toString())
                .update();
        if (ended > 0) {
            record(MACHINE, ReminderActions.OFF, participant);
        }
    }

    @EventListener
    void on(AppLocked locked) {
        end(MACHINE, locked.participant());
    }

    @EventListener
    void on(EnrolmentClosed closed) {
        end(MACHINE, closed.participant());
    }

    @Override
    public int browsers(ParticipantId participant) {
        return of(participant).size();
    }

    List<Subscription> of(ParticipantId participant) {
        return jdbc.sql("SELECT endpoint, key, secret FROM message.subscription WHERE participant = ?")
                .param(participant.value())
                .query((row, n) -> new Subscription(URI.create(row.getString(1)), row.getBytes(2), row.getBytes(3)))
                .list();
    }

    @Override
    public Wishes wishes(ParticipantId participant) {
        List<LocalTime> preferred = jdbc.sql("SELECT preferred FROM message.reminder_wish WHERE participant = ?")
                .param(participant.value())
                .query((row, number) -> times(row.getArray(1)))
                .optional()
                .orElseGet(List::of);
        QuietHours hours = quiet.of(participant);
        return new Wishes(hours.from(), hours.until(), preferred);
    }

    private static List<LocalTime> times(Array column) throws SQLException {
        return Arrays.stream((Time[]) column.getArray()).map(Time::toLocalTime).toList();
    }

    @Override
    @Transactional
    public void wish(Actor by, ParticipantId participant, Wishes wishes) {
        quiet.choose(by, participant, wishes.quiet());
        jdbc.sql("""
                INSERT INTO message.reminder_wish (participant, preferred) VALUES (:participant, :preferred::time[])
                ON CONFLICT (participant) DO UPDATE SET preferred = excluded.preferred
                """)
                .param("participant", participant.value())
                .param(
                        "preferred",
                        wishes.preferred().stream().map(LocalTime::toString).toArray(String[]::new))
                .update();
        record(by, ReminderActions.WISHED, participant);
    }

    private void record(Actor by, Action action, ParticipantId participant) {
        journal.record(JournalEntry.of(by, action).about(Subject.participant(participant.value())));
    }
}
