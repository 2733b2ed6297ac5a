package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.Alerts;
import org.rollcall.equipment.Equipment;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.Wearer;
import org.rollcall.message.Message;
import org.rollcall.message.MessageKind;
import org.rollcall.message.Messages;
import org.rollcall.participant.Participants;
import org.rollcall.participant.QuietHours;
import org.rollcall.participant.QuietTimes;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has to charge soon hears of it by day, and nobody else does. */
@ServerTest
class ChargingRoundsTest {
    @Autowired
    ChargingRounds rounds;

    @Autowired
    Messages messages;

    @Autowired
    Alerts alerts;

    @Autowired
    Participants participants;

    @Autowired
    QuietTimes quiet;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Wearer wearer;

    @BeforeEach
    void worn() {
        wearer = new Wearer(participants, equipment, start.minus(Duration.ofDays(1)));
        quietFrom(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void quietFrom(LocalTime from, LocalTime until) {
        quiet.choose(Wearer.OFFICER, wearer.participant, new QuietHours(from, until));
    }

    private Fix fix(Duration before, double percent) {
        return Fix.at(start.minus(before), 29.76, -95.37)
                .satellites(9)
                .battery(percent)
                .build();
    }

    private void sent(Fix... fixes) throws IOException {
        wearer.send(address.tcp().orElseThrow(), List.of(fixes));
    }

    private List<MessageKind> told() {
        transaction.executeWithoutResult(status -> rounds.look());
        return messages.of(wearer.participant, 10).stream().map(Message::kind).toList();
    }

    @Test
    void aBatteryThatWillNotLastTheNightIsToldOnce() throws IOException {
        // 30 percent in six hours: 45 percent above empty last nine more.
        sent(fix(Duration.ofHours(6), 80), fix(Duration.ofMinutes(1), 50));
        assertThat(told()).containsExactly(MessageKind.TRACKER_CHARGING_DUE);
        assertThat(told()).hasSize(1);
        assertThat(alerts.of(wearer.participant, 10)).isEmpty();
        Message message = messages.of(wearer.participant, 10).getFirst();
        assertThat(Instant.parse(message.facts().get("until")))
                .isCloseTo(start.plus(Duration.ofHours(9)), within(10, ChronoUnit.MINUTES));
    }

    @Test
    void oneThatWillIsNot() throws IOException {
        sent(fix(Duration.ofHours(6), 80), fix(Duration.ofMinutes(1), 70));
        assertThat(told()).isEmpty();
    }

    @Test
    void norOneThatIsBeingCharged() throws IOException {
        Fix charging = Wearer.with(fix(Duration.ofMinutes(1), 50), TrackerState.CHARGING);
        sent(fix(Duration.ofHours(6), 80), charging);
        assertThat(told()).isEmpty();
    }

    @Test
    void nobodyIsWokenForIt() throws IOException {
        LocalTime now = LocalTime.ofInstant(
                clock.instant(),
                participants.find(wearer.participant).orElseThrow().zone());
        quietFrom(now.minusHours(1), now.plusHours(1));
        sent(fix(Duration.ofHours(6), 80), fix(Duration.ofMinutes(1), 50));
        assertThat(told()).isEmpty();
        quietFrom(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        assertThat(told()).hasSize(1);
    }
}
