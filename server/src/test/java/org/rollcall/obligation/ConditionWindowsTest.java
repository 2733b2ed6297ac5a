package org.rollcall.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Condition;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Recurrence;
import org.rollcall.participant.Technology;
import org.springframework.beans.factory.annotation.Autowired;

/** What conditions put on the list. */
@ServerTest
class ConditionWindowsTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Duration THREE_HOURS = Duration.ofHours(3);

    @Autowired
    Obligations obligations;

    @Autowired
    Participants participants;

    @Autowired
    TestClock clock;

    private Enrolment enrolled() {
        return participants.enrol(
                OFFICER,
                new Participants.NewParticipant(
                        "Ana", "Ruiz", null, Language.SPANISH, ZONE, null, false, true, "Newark", "2026-1"));
    }

    private Condition daily(Enrolment enrolment, Technology technology, LocalDateTime first) {
        return participants.setCondition(
                OFFICER,
                enrolment.id(),
                new Participants.NewCondition(
                        technology,
                        "8 CFR 236.1(c)(8)",
                        "least intrusive",
                        new Recurrence("FREQ=DAILY", first),
                        THREE_HOURS,
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(90))));
    }

    @Test
    void aConditionOpensItsWindowsAtTheSameLocalTimeAndItsEndWaivesThem() {
        Enrolment enrolment = enrolled();
        LocalDateTime first = LocalDateTime.ofInstant(clock.instant(), ZONE)
                .plusDays(1)
                .withHour(9)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
        Condition condition = daily(enrolment, Technology.VOICE, first);
        List<Obligation> due =
                obligations.due(enrolment.participant(), clock.instant().plus(Duration.ofDays(6)));
        assertThat(due).hasSizeBetween(5, 6);
        assertThat(due).allSatisfy(o -> {
            assertThat(o.way()).isEqualTo(Way.TELEPHONE);
            assertThat(LocalDateTime.ofInstant(o.window().opens(), ZONE).getHour())
                    .isEqualTo(9);
        });
        obligations.sweep(clock.instant().plus(Duration.ofHours(12)));
        obligations.sweep(clock.instant().plus(Duration.ofHours(12)));
        assertThat(obligations.history(enrolment.participant(), 100))
                .extracting(o -> o.window().opens())
                .doesNotHaveDuplicates();
        participants.endCondition(OFFICER, condition.id(), "stepped down");
        obligations.sweep(clock.instant().plus(Duration.ofDays(30)));
        assertThat(obligations.history(enrolment.participant(), 100))
                .isNotEmpty()
                .allMatch(o -> o.outcome() == Outcome.WAIVED);
    }

    @Test
    void aTrackerWithARhythmHasToReportInEachWindow() {
        Enrolment enrolment = enrolled();
        daily(
                enrolment,
                Technology.GPS,
                LocalDateTime.ofInstant(clock.instant(), ZONE).plusDays(1));
        assertThat(obligations.due(enrolment.participant(), clock.instant().plus(Duration.ofDays(5))))
                .isNotEmpty()
                .allMatch(o -> o.way() == Way.TRACKER);
    }

    @Test
    void aTrackerAloneAsksForNoCheckIn() {
        Enrolment enrolment = enrolled();
        participants.setCondition(
                OFFICER,
                enrolment.id(),
                new Participants.NewCondition(
                        Technology.GPS,
                        "order",
                        "reason",
                        null,
                        THREE_HOURS,
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(90))));
        assertThat(obligations.due(enrolment.participant(), clock.instant().plus(Duration.ofDays(60))))
                .isEmpty();
    }
}
