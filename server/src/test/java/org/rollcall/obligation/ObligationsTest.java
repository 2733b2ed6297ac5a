package org.rollcall.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due, what was tried and what became of it, at the module's door. */
@ServerTest
class ObligationsTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final Actor LINE = new Actor.Machine("line");
    private static final Duration THREE_HOURS = Duration.ofHours(3);

    @Autowired
    Obligations obligations;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private static ParticipantId somebody() {
        return new ParticipantId(UUID.randomUUID());
    }

    /** A person with one window from an hour ago until two hours from now. */
    private Obligation openCheckIn(Way way) {
        Instant opens = clock.instant().minus(Duration.ofHours(1));
        return obligations.open(OFFICER, somebody(), Duty.CHECK_IN, way, new Window(opens, opens.plus(THREE_HOURS)));
    }

    private Attempt tried(ParticipantId who, Way way, Finding finding) {
        return obligations.record(
                LINE, new Obligations.Tried(who, way, clock.instant(), finding, null, List.of(UUID.randomUUID())));
    }

    private @Nullable Outcome outcome(Obligation o) {
        return obligations.find(o.id()).orElseThrow().outcome();
    }

    private void close(Obligation o) {
        obligations.sweep(obligations.find(o.id()).orElseThrow().window().closes());
    }

    @Test
    void aMatchInsideTheWindowFulfilsAndLeavesAReceiptAndAJournalEntry() {
        Obligation due = openCheckIn(Way.TELEPHONE);
        Attempt attempt = tried(due.participant(), Way.TELEPHONE, new Finding.Satisfied());
        assertThat(attempt.obligation()).isEqualTo(due.id());
        assertThat(outcome(due)).isEqualTo(Outcome.FULFILLED);
        assertThat(obligations.byReceipt(attempt.receipt().toLowerCase(java.util.Locale.ROOT)))
                .contains(attempt);
        assertThat(journal.about(new Subject(Subject.Kind.OBLIGATION, due.id().value()), 9))
                .extracting(r -> r.entry().action().code())
                .containsExactly("obligation.outcome_reached", "obligation.attempt_recorded", "obligation.opened");
        close(due);
        assertThat(outcome(due)).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void aWindowWithoutAnAttemptIsMissedAndCanBeCorrectedByAPersonAlone() {
        Obligation due = openCheckIn(Way.APP);
        close(due);
        assertThat(outcome(due)).isEqualTo(Outcome.MISSED);
        assertThatThrownBy(() -> obligations.decide(LINE, due.id(), Outcome.EXCUSED, "hospital"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> obligations.decide(OFFICER, due.id(), Outcome.EXCUSED, " "))
                .isInstanceOf(IllegalArgumentException.class);
        obligations.decide(OFFICER, due.id(), Outcome.EXCUSED, "In hospital that day; letter seen.");
        assertThat(outcome(due)).isEqualTo(Outcome.EXCUSED);
        assertThat(jdbc.sql("SELECT outcome FROM obligation.decision WHERE obligation = :id ORDER BY number")
                        .param("id", due.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("MISSED", "EXCUSED");
    }

    @Test
    void inconclusiveAttemptsWaitForAPersonAndAGoodOneByAnotherWayStillFulfils() {
        Obligation unsettled = openCheckIn(Way.TELEPHONE);
        tried(unsettled.participant(), Way.TELEPHONE, new Finding.Inconclusive("score_below"));
        tried(unsettled.participant(), Way.TELEPHONE, new Finding.Unfinished("pin"));
        assertThat(outcome(unsettled)).isNull();
        close(unsettled);
        assertThat(outcome(unsettled)).isEqualTo(Outcome.PENDING_REVIEW);

        Obligation fulfilled = openCheckIn(Way.TELEPHONE);
        assertThat(tried(fulfilled.participant(), Way.APP, new Finding.Satisfied())
                        .obligation())
                .as("the app does not count before the telephone has failed")
                .isNull();
        tried(fulfilled.participant(), Way.TELEPHONE, new Finding.Inconclusive("score_below"));
        tried(fulfilled.participant(), Way.APP, new Finding.Satisfied());
        assertThat(outcome(fulfilled)).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void technicalFailuresAloneLengthenAndEndAsTechnicalFailure() {
        Obligation due = openCheckIn(Way.TELEPHONE);
        tried(due.participant(), Way.TELEPHONE, new Finding.TechnicalFailure("line"));
        Instant closes = obligations.find(due.id()).orElseThrow().window().closes();
        assertThat(closes).isAfterOrEqualTo(clock.instant().plus(Duration.ofMinutes(119)));
        close(due);
        assertThat(outcome(due)).isEqualTo(Outcome.TECHNICAL_FAILURE);
    }

    @Test
    void anOutageLengthensBeforeAnythingIsMissed() {
        // Outages are everybody's: these ways are used by no other test.
        Obligation due = openCheckIn(Way.OFFICE);
        Instant now = clock.instant();
        obligations.recordOutage(LINE, Way.OFFICE, now.minus(Duration.ofMinutes(30)), now, "trunk down");
        Instant closes = obligations.find(due.id()).orElseThrow().window().closes();
        assertThat(closes).isEqualTo(due.window().closes().plus(Duration.ofHours(2)));
        obligations.sweep(due.window().closes());
        assertThat(outcome(due)).isNull();
        obligations.sweep(closes);
        assertThat(outcome(due)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void anOutageLearntOfAfterwardsOpensWhatWasMissedAgain() {
        Instant opens = clock.instant().minus(Duration.ofHours(4));
        Obligation due = obligations.open(
                OFFICER, somebody(), Duty.CHECK_IN, Way.COURT, new Window(opens, opens.plus(THREE_HOURS)));
        obligations.sweep(clock.instant());
        assertThat(outcome(due)).isEqualTo(Outcome.MISSED);
        obligations.recordOutage(OFFICER, Way.COURT, opens, opens.plus(Duration.ofHours(1)), "push service down");
        assertThat(outcome(due)).isNull();
        assertThat(obligations.find(due.id()).orElseThrow().window().closes())
                .isAfter(clock.instant().plus(Duration.ofMinutes(119)));
    }

    @Test
    void aGoodCheckInOnTheSameDayCountsAsLate() {
        Instant opens = clock.instant().minus(Duration.ofHours(4));
        Obligation due = obligations.open(
                OFFICER, somebody(), Duty.CHECK_IN, Way.APP, new Window(opens, opens.plus(THREE_HOURS)));
        obligations.sweep(clock.instant());
        tried(due.participant(), Way.APP, new Finding.Satisfied());
        assertThat(outcome(due)).isEqualTo(Outcome.FULFILLED_LATE);
    }

    @Test
    void aCheckInMadeInTimeThatArrivesLateIsInTime() {
        Instant opens = clock.instant().minus(Duration.ofHours(4));
        Obligation due = obligations.open(
                OFFICER, somebody(), Duty.CHECK_IN, Way.APP, new Window(opens, opens.plus(THREE_HOURS)));
        obligations.sweep(clock.instant());
        obligations.record(
                LINE,
                new Obligations.Tried(
                        due.participant(),
                        Way.APP,
                        opens.plus(Duration.ofHours(1)),
                        new Finding.Satisfied(),
                        null,
                        List.of()));
        assertThat(outcome(due)).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void anAttemptFromTheFutureIsRefused() {
        Obligation due = openCheckIn(Way.APP);
        assertThatThrownBy(() -> obligations.record(
                        LINE,
                        new Obligations.Tried(
                                due.participant(),
                                Way.APP,
                                clock.instant().plus(Duration.ofHours(1)),
                                new Finding.Satisfied(),
                                null,
                                List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clock");
    }

    @Test
    void attemptsAndTheSweepAtOnceGiveOneOutcome() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 10; round++) {
                Instant opens = clock.instant().minus(Duration.ofHours(4));
                Obligation due = obligations.open(
                        OFFICER, somebody(), Duty.CHECK_IN, Way.APP, new Window(opens, opens.plus(THREE_HOURS)));
                var inTime = new Obligations.Tried(
                        due.participant(), Way.APP, opens.plusSeconds(60), new Finding.Satisfied(), null, List.of());
                var all = new ArrayList<Callable<Boolean>>();
                for (int i = 0; i < 2; i++) {
                    all.add(() -> obligations.record(LINE, inTime) != null);
                    all.add(() -> {
                        obligations.sweep(clock.instant());
                        return true;
                    });
                }
                for (var done : threads.invokeAll(all)) {
                    assertThat(done.get()).isTrue();
                }
                assertThat(outcome(due)).isEqualTo(Outcome.FULFILLED);
                assertThat(jdbc.sql("SELECT count(*) FROM obligation.decision"
                                        + " WHERE obligation = :id AND outcome = 'FULFILLED'")
                                .param("id", due.id().value())
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void theDueListNamesInTheJournalWhomItShowed() {
        Obligation due = openCheckIn(Way.APP);
        assertThat(obligations.dueList(OFFICER, "SUPERVISION", clock.instant(), 5000))
                .extracting(Obligation::id)
                .contains(due.id());
        assertThat(journal.about(Subject.participant(due.participant().value()), 1)
                        .getFirst()
                        .entry()
                        .action()
                        .code())
                .isEqualTo("obligation.due_list_read");
    }

    @Test
    void theApplicationCannotRewriteHistory() {
        for (String sql : List.of(
                "UPDATE obligation.decision SET outcome = 'MISSED'",
                "DELETE FROM obligation.attempt",
                "UPDATE obligation.attempt SET finding = 'SATISFIED'",
                "DELETE FROM obligation.obligation",
                "UPDATE obligation.obligation SET opens = now()",
                "DELETE FROM obligation.outage")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).isInstanceOf(DataAccessException.class);
        }
    }
}
