package org.rollcall.staff.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Failed sign-ins against a name: after five a pause of 30 seconds, doubled by each one more, up to an hour. */
@Component
class Tries {
    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Tries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until when nothing is looked at, or empty. Locks the row until the transaction ends: tries come one by one. */
    Optional<Instant> paused(String hash) {
        jdbc.sql("INSERT INTO staff.tries (hash, failures, last) VALUES (?, 0, ?) ON CONFLICT DO NOTHING")
                .params(hash, Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("SELECT coalesce(paused_until, 'epoch') FROM staff.tries WHERE hash = ? FOR UPDATE")
                .param(hash)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .filter(until -> until.isAfter(clock.instant()));
    }

    void failed(String hash) {
        int failures = jdbc.sql(
                        "UPDATE staff.tries SET failures = failures + 1, last = ? WHERE hash = ? RETURNING failures")
                .params(Timestamp.from(clock.instant()), hash)
                .query(Integer.class)
                .single();
        if (failures >= FREE) {
            Duration pause = FIRST.multipliedBy(1L << Math.min(failures - FREE, 20));
            Instant until = clock.instant().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
            jdbc.sql("UPDATE staff.tries SET paused_until = ? WHERE hash = ?")
                    .params(Timestamp.from(until), hash)
                    .update();
        }
    }

    void succeeded(String hash) {
        jdbc.sql("DELETE FROM staff.tries WHERE hash = ?").param(hash).update();
    }

    /** Names tried once and never again must not pile up. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        jdbc.sql("DELETE FROM staff.tries WHERE last < ?")
                .param(Timestamp.from(clock.instant().minus(1, ChronoUnit.DAYS)))
                .update();
    }
}
