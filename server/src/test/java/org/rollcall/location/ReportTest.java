package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;

/** A check-in by tracker: a report inside its window. */
@ServerTest
class ReportTest {
    @Autowired
    Obligations obligations;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private InetSocketAddress gateway;
    private Wearer wearer;

    @BeforeEach
    void worn() {
        gateway = address.tcp().orElseThrow();
        wearer = new Wearer(participants, equipment, hoursAgo(20));
    }

    private Instant hoursAgo(int hours) {
        return now.minus(Duration.ofHours(hours));
    }

    private Obligation asked(Instant from, Instant until) {
        return obligations.open(
                Wearer.OFFICER, wearer.participant, Duty.CHECK_IN, Way.TRACKER, new Window(from, until));
    }

    private void becomes(Obligation obligation, Outcome outcome) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                obligations.find(obligation.id()).orElseThrow().outcome())
                        .isEqualTo(outcome));
    }

    @Test
    void aReportInsideTheWindowIsTheCheckIn_andOneBeforeItIsNot() throws Exception {
        Obligation early = asked(hoursAgo(12), hoursAgo(10).plusSeconds(10));
        Obligation open = asked(hoursAgo(3), now.plus(Duration.ofHours(3)));
        wearer.send(gateway, Wearer.atHome(hoursAgo(4), 3), Wearer.atHome(hoursAgo(2), 3));
        becomes(open, Outcome.FULFILLED);
        assertThat(obligations.find(early.id()).orElseThrow().outcome()).isNotEqualTo(Outcome.FULFILLED);
        List<Attempt> attempts = obligations.attempts(wearer.participant, 10);
        assertThat(attempts).singleElement().satisfies(attempt -> {
            assertThat(attempt.way()).isEqualTo(Way.TRACKER);
            assertThat(attempt.finding()).isEqualTo(new Finding.Satisfied());
            assertThat(attempt.at()).isEqualTo(hoursAgo(2));
            assertThat(attempt.receipt()).isNotBlank();
        });
    }

    @Test
    void aReportThatComesLateCountsByItsOwnTime_alsoWhenTheWindowHasClosedOnSilence() throws Exception {
        Obligation silent = asked(hoursAgo(8), hoursAgo(6));
        obligations.sweep(now);
        becomes(silent, Outcome.PENDING_REVIEW);
        wearer.send(gateway, Wearer.atHome(hoursAgo(7), 3));
        becomes(silent, Outcome.FULFILLED);
    }

    @Test
    void aTrackerThatSomebodyElseHeldThenSaysNothing() throws Exception {
        equipment.takeBack(Wearer.OFFICER, wearer.tracker.id(), hoursAgo(5));
        Obligation open = asked(hoursAgo(4), now.plus(Duration.ofHours(3)));
        Wearer other = new Wearer(participants, equipment, hoursAgo(20));
        Obligation others = obligations.open(
                Wearer.OFFICER,
                other.participant,
                Duty.CHECK_IN,
                Way.TRACKER,
                new Window(hoursAgo(4), now.plus(Duration.ofHours(3))));
        wearer.send(gateway, Wearer.atHome(hoursAgo(2), 3));
        other.send(gateway, Wearer.atHome(hoursAgo(2), 3));
        becomes(others, Outcome.FULFILLED);
        assertThat(obligations.find(open.id()).orElseThrow().outcome()).isNull();
    }
}
