package org.rollcall.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.identity.SyntheticPeople;
import org.rollcall.journal.Actor;
import org.rollcall.message.Reminders.Wishes;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is called about a check-in that is about to end, and who is left alone. */
@ServerTest
class ReminderCallSweepTest {
    private static final Actor MACHINE = new Actor.Machine("test");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PushReminders reminders;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    TestClock clock;

    private final List<ObligationId> called = new ArrayList<>();
    private ReminderCallSweep sweep;
    private ParticipantId person;

    @BeforeEach
    void enrolled() {
        sweep = new ReminderCallSweep(jdbc, reminders, participants, (who, checkIn) -> called.add(checkIn), clock);
        person = SyntheticPeople.enrol(
                participants,
                LocalDate.of(1980, 1, 1),
                new TelephoneNumber("+1555" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000)));
        quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private void quiet(LocalTime from, LocalTime until) {
        reminders.wish(MACHINE, person, new Wishes(from, until, List.of()));
    }

    private Obligation open(Way way, Duration since, Duration left) {
        return obligations.open(
                MACHINE,
                person,
                Duty.CHECK_IN,
                way,
                new Window(clock.instant().minus(since), clock.instant().plus(left)));
    }

    @Test
    void theyAreCalledTowardsTheEnd_andNotWhenItIsDone() {
        Obligation checkIn = open(Way.TELEPHONE, Duration.ofHours(3), Duration.ofMinutes(150));
        sweep.run();
        assertThat(called).doesNotContain(checkIn.id());
        clock.advance(Duration.ofMinutes(31));
        sweep.run();
        assertThat(called).contains(checkIn.id());
        called.clear();
        obligations.decide(new Actor.Officer(person.value()), checkIn.id(), Outcome.FULFILLED, "Called.");
        sweep.run();
        assertThat(called).doesNotContain(checkIn.id());
    }

    @Test
    void theyAreLeftAloneAtNight() {
        Obligation checkIn = open(Way.TELEPHONE, Duration.ofHours(3), Duration.ofMinutes(90));
        LocalTime now = clock.instant()
                .atZone(participants.find(person).orElseThrow().zone())
                .toLocalTime();
        quiet(now.minusHours(1), now.plusHours(1));
        sweep.run();
        assertThat(called).doesNotContain(checkIn.id());
    }

    @Test
    void whoHasAnotherWay_orJustBegan_orNoTimeLeft_isNotCalled() {
        List<Obligation> others = List.of(
                open(Way.APP, Duration.ofHours(3), Duration.ofMinutes(90)),
                open(Way.TELEPHONE, Duration.ofMinutes(10), Duration.ofMinutes(90)),
                open(Way.TELEPHONE, Duration.ofHours(3), Duration.ofMinutes(20)));
        sweep.run();
        assertThat(called)
                .doesNotContainAnyElementsOf(others.stream().map(Obligation::id).toList());
    }
}
