package org.rollcall.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.participant.ParticipantId;
import org.springframework.beans.factory.annotation.Autowired;

/** Notices and hearings as obligations, at the module's door. */
@ServerTest
class HearingsTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @Autowired
    Hearings hearings;

    @Autowired
    Obligations obligations;

    @Autowired
    TestClock clock;

    private Notice given(Duration ago) {
        return hearings.giveNotice(
                OFFICER,
                new Hearings.NewNotice(
                        new ParticipantId(UUID.randomUUID()),
                        "Chicago Field Office",
                        Notice.Delivery.IN_PERSON,
                        clock.instant().minus(ago),
                        60));
    }

    private Hearing set(Instant starts) {
        return hearings.setHearing(
                OFFICER,
                new Hearings.NewHearing(
                        new ParticipantId(UUID.randomUUID()),
                        "Chicago Immigration Court",
                        Hearing.Kind.MASTER_CALENDAR,
                        starts,
                        ZONE,
                        true));
    }

    private @Nullable Outcome outcome(ObligationId id) {
        return obligations.find(id).orElseThrow().outcome();
    }

    @Test
    void aReportInsideTheSixtyDaysFulfils() {
        Notice notice = given(Duration.ofDays(30));
        Obligation due = obligations.find(notice.obligation()).orElseThrow();
        assertThat(due.window().closes()).isEqualTo(notice.given().plus(Duration.ofDays(60)));
        hearings.recordReport(OFFICER, notice.id(), clock.instant(), true);
        assertThat(outcome(notice.obligation())).isEqualTo(Outcome.FULFILLED);
        assertThat(hearings.notice(notice.id()).orElseThrow().report()).isNotNull();
    }

    @Test
    void aNoticeWithoutAReportIsMissedAndAReportAfterwardsIsLate() {
        Notice notice = given(Duration.ofDays(61));
        obligations.sweep(clock.instant());
        assertThat(outcome(notice.obligation())).isEqualTo(Outcome.MISSED);
        hearings.recordReport(OFFICER, notice.id(), clock.instant(), false);
        assertThat(outcome(notice.obligation())).isEqualTo(Outcome.FULFILLED_LATE);
    }

    @Test
    void aHearingNobodyRecordedWaitsForAPersonAndIsNeverMissed() {
        Hearing hearing = set(clock.instant().minus(Duration.ofDays(3)));
        obligations.sweep(clock.instant());
        assertThat(outcome(hearing.obligation())).isEqualTo(Outcome.PENDING_REVIEW);
        assertThat(hearings.hearing(hearing.id()).orElseThrow().recorded()).isNull();
        hearings.recordAppearance(OFFICER, hearing.id(), Hearing.Appearance.APPEARED, Hearing.Source.COURT_RECORD);
        assertThat(outcome(hearing.obligation())).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void whatWasRecordedCanBeCorrectedAndAMachineCannotRecordIt() {
        Hearing hearing = set(clock.instant().minus(Duration.ofHours(2)));
        assertThatThrownBy(() -> hearings.recordAppearance(
                        new Actor.Machine("import"),
                        hearing.id(),
                        Hearing.Appearance.NOT_APPEARED,
                        Hearing.Source.COURT_RECORD))
                .isInstanceOf(IllegalArgumentException.class);
        hearings.recordAppearance(OFFICER, hearing.id(), Hearing.Appearance.NOT_APPEARED, Hearing.Source.COURT_RECORD);
        assertThat(outcome(hearing.obligation())).isEqualTo(Outcome.MISSED);
        hearings.recordAppearance(OFFICER, hearing.id(), Hearing.Appearance.APPEARED, Hearing.Source.OFFICER_PRESENT);
        assertThat(outcome(hearing.obligation())).isEqualTo(Outcome.FULFILLED);
        assertThat(hearings.hearing(hearing.id()).orElseThrow().recorded())
                .extracting(Hearing.Recorded::source)
                .isEqualTo(Hearing.Source.OFFICER_PRESENT);
    }

    @Test
    void aHearingTheAgencyMovedIsWaivedAndSetAgain() {
        Hearing old = set(clock.instant().plus(Duration.ofDays(3)));
        Hearing moved = hearings.reschedule(OFFICER, old.id(), clock.instant().plus(Duration.ofDays(40)), true);
        assertThat(outcome(old.obligation())).isEqualTo(Outcome.WAIVED);
        assertThat(outcome(moved.obligation())).isNull();
        assertThat(moved.insteadOf()).isEqualTo(old.id());
    }

    @Test
    void nobodyIsRecordedBeforeAHearingBegins() {
        Hearing hearing = set(clock.instant().plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> hearings.recordAppearance(
                        OFFICER, hearing.id(), Hearing.Appearance.NOT_APPEARED, Hearing.Source.COURT_RECORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has not begun");
    }
}
