package org.rollcall.participant.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.rollcall.participant.Participants.SignIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Failures against a person or a code, and the pauses they bring: 30 seconds from the fifth on, doubling to 15 minutes. */
@Component
class Pauses {
    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    Pauses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until when nothing is looked at, or empty. Locks the subject's row, so that tries come one by one. */
    Optional<Instant> until(String subject) {
        jdbc.sql("INSERT INTO participant.tries (subject, failures, last) VALUES (?, 0, ?) ON CONFLICT DO NOTHING")
                .params(subject, Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("SELECT coalesce(paused_until, 'epoch') FROM participant.tries WHERE subject = ? FOR UPDATE")
                .param(subject)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .filter(until -> until.isAfter(clock.instant()));
    }

    /** Counts a failure: the tries left, or the pause it brought. */
    SignIn failed(String subject) {
        Instant now = clock.instant();
        int failures = jdbc.sql("""
                        INSERT INTO participant.tries (subject, failures, last) VALUES (?, 1, ?)
                        ON CONFLICT (subject) DO UPDATE SET failures = tries.failures + 1, last = excluded.last
                        RETURNING failures
                        """)
                .params(subject, Timestamp.from(now))
                .query(Integer.class)
                .single();
        if (failures < FREE) {
            return new SignIn.Refused(FREE - failures);
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
        Instant until = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        jdbc.sql("UPDATE participant.tries SET paused_until = ? WHERE subject = ?")
                .params(Timestamp.from(until), subject)
                .update();
        return new SignIn.Locked(until);
    }

    void end(String subject) {
        jdbc.sql("DELETE FROM participant.tries WHERE subject = ?")
                .param(subject)
                .update();
    }

    /** Codes tried once and never again must not pile up. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        jdbc.sql("DELETE FROM participant.tries WHERE last < ?")
                .param(Timestamp.from(clock.instant().minus(1, ChronoUnit.DAYS)))
                .update();
    }
}
