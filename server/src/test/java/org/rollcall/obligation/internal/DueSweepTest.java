package org.rollcall.obligation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The sweep's runs. Everything is rolled back: an outage of Rollcall would touch the windows of every other test. */
@ServerTest
@Transactional
class DueSweepTest {
    @Autowired
    DueSweep sweep;

    @Autowired
    Obligations obligations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Obligation endedAnHourAgo() {
        Instant now = clock.instant();
        return obligations.open(
                new Actor.Officer(UUID.randomUUID()),
                new ParticipantId(UUID.randomUUID()),
                Duty.CHECK_IN,
                Way.TELEPHONE,
                new Window(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(1))));
    }

    private void lastRan(Instant at) {
        jdbc.sql("INSERT INTO obligation.sweep (ran) VALUES (:at) ON CONFLICT (one) DO UPDATE SET ran = excluded.ran")
                .param("at", Timestamp.from(at))
                .update();
    }

    private Obligation now(ObligationId id) {
        return obligations.find(id).orElseThrow();
    }

    @Test
    void whileRollcallWasDownNobodyMissedAnything() {
        Obligation due = endedAnHourAgo();
        lastRan(clock.instant().minus(Duration.ofHours(2)));
        sweep.run();
        assertThat(now(due.id()).outcome()).isNull();
        assertThat(now(due.id()).window().closes()).isAfter(clock.instant().plus(Duration.ofMinutes(119)));
    }

    @Test
    void aSweepThatRanAllTheTimeClosesWhatEnded() {
        Obligation due = endedAnHourAgo();
        lastRan(clock.instant().minus(Duration.ofSeconds(10)));
        sweep.run();
        assertThat(now(due.id()).outcome()).isEqualTo(Outcome.MISSED);
    }
}
