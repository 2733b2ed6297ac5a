package org.rollcall.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.checkin.PersonAskedFor;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Actor;
import org.rollcall.location.TrackerReported;
import org.rollcall.location.UnknownTrackerSeen;
import org.rollcall.location.Wearer;
import org.rollcall.location.ZoneCrossed;
import org.rollcall.location.ZoneId;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The officers' queue, at the module's door. */
@ServerTest
class AlertsTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final Actor SECOND = new Actor.Officer(UUID.randomUUID());

    @Autowired
    Alerts alerts;

    @Autowired
    AlertRates rates;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    AlertFeed feed;

    @Autowired
    Obligations obligations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private static ParticipantId somebody() {
        return new ParticipantId(UUID.randomUUID());
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    @Test
    void aMissedCheckInOpensAnAlertThatAPersonCloses() {
        Instant now = clock.instant();
        Obligation due = obligations.open(
                OFFICER,
                somebody(),
                Duty.CHECK_IN,
                Way.APP,
                new Window(now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1))));
        obligations.sweep(now);
        Alert alert = alerts.of(due.participant(), 9).getFirst();
        assertThat(alert.kind()).isEqualTo(AlertKind.OBLIGATION_MISSED);
        assertThat(alert.about()).isEqualTo(due.id().value());
        assertThat(alerts.queue(OFFICER, "ALERT_REVIEW", 1000)).contains(alert);

        Alert closed = alerts.close(OFFICER, alert.id(), Alert.Found.EXCUSED, "Spoke by telephone; was in hospital.");
        assertThat(closed.disposition()).isNotNull();
        assertThat(alerts.queue(OFFICER, "ALERT_REVIEW", 1000)).doesNotContain(alert);
        assertThatThrownBy(() -> alerts.close(SECOND, alert.id(), Alert.Found.AS_REPORTED, "Missed."))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another officer");
    }

    @Test
    void whatIsOpenIsNotOpenedTwice() throws Exception {
        ParticipantId who = somebody();
        UUID about = UUID.randomUUID();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var opened = threads.invokeAll(Stream.generate(() -> (java.util.concurrent.Callable<AlertId>)
                            () -> alerts.open(OFFICER, AlertKind.SOS, who, about, clock.instant())
                                    .id())
                    .limit(8)
                    .toList());
            AlertId first = opened.getFirst().get();
            for (var each : opened) {
                assertThat(each.get()).isEqualTo(first);
            }
            alerts.close(OFFICER, first, Alert.Found.FALSE_ALERT, "Pressed by mistake.");
            assertThat(alerts.open(OFFICER, AlertKind.SOS, who, about, clock.instant())
                            .id())
                    .isNotEqualTo(first);
        }
    }

    @Test
    void eventsFromBelowOpenTheirKindOfAlert() {
        ParticipantId who = somebody();
        var tracker = new TrackerId(UUID.randomUUID());
        Instant now = clock.instant();
        publish(new ZoneCrossed(who, tracker, new ZoneId(UUID.randomUUID()), ZoneCrossed.Crossing.LEFT_INCLUSION, now));
        publish(new ZoneCrossed(who, tracker, new ZoneId(UUID.randomUUID()), ZoneCrossed.Crossing.BACK_INSIDE, now));
        publish(new TrackerReported(tracker, who, "STRAP_OPEN", now));
        publish(new TrackerReported(tracker, who, "CHARGING", now));
        publish(new PersonAskedFor(who, null, now));
        assertThat(alerts.of(who, 9))
                .extracting(Alert::kind)
                .containsExactlyInAnyOrder(AlertKind.ZONE_LEFT, AlertKind.STRAP, AlertKind.PERSON_ASKED_FOR);
        long before = unknownTrackers();
        publish(new UnknownTrackerSeen("350000000000000", "teltonika", now));
        publish(new UnknownTrackerSeen("350000000000000", "teltonika", now));
        assertThat(unknownTrackers()).isEqualTo(before + 1);
    }

    private long unknownTrackers() {
        return alerts.queue(OFFICER, "ALERT_REVIEW", 1000).stream()
                .filter(a -> a.kind() == AlertKind.UNKNOWN_TRACKER)
                .count();
    }

    @Test
    void whatIsRolledBackIsNeverHeardOf() throws InterruptedException {
        BlockingQueue<AlertFeed.Change> heard = new LinkedBlockingQueue<>();
        ParticipantId who = somebody();
        try (var ignored = feed.listen(heard::add)) {
            transaction.executeWithoutResult(status -> {
                events.publishEvent(new PersonAskedFor(who, null, clock.instant()));
                status.setRollbackOnly();
            });
            AlertId kept = alerts.open(OFFICER, AlertKind.TECHNICAL, who, null, clock.instant())
                    .id();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new AlertFeed.Change.Opened(kept));
            alerts.close(OFFICER, kept, Alert.Found.TECHNICAL_CAUSE, "Repaired.");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new AlertFeed.Change.Closed(kept));
        }
        assertThat(alerts.of(who, 9)).hasSize(1);
    }

    @Test
    void howOftenAnAlertWasNoneIsCountedByRuleAndByDevice() {
        String model = "model " + UUID.randomUUID();
        var wearer = new Wearer(participants, equipment, clock.instant().minus(Duration.ofDays(1)), model);
        Instant from = clock.instant().minusSeconds(1);
        for (int i = 0; i < 4; i++) {
            AlertId strap = alerts.open(
                            Wearer.OFFICER,
                            AlertKind.STRAP,
                            wearer.participant,
                            wearer.tracker.id().value(),
                            clock.instant())
                    .id();
            AlertId left = alerts.open(
                            Wearer.OFFICER, AlertKind.ZONE_LEFT, wearer.participant, UUID.randomUUID(), clock.instant())
                    .id();
            if (i < 3) {
                alerts.close(OFFICER, strap, i == 0 ? Alert.Found.AS_REPORTED : Alert.Found.FALSE_ALERT, "Looked.");
                alerts.close(OFFICER, left, Alert.Found.TECHNICAL_CAUSE, "Looked.");
            }
        }
        var counted = rates.of(from, clock.instant().plusSeconds(1), null).stream()
                .filter(rate -> model.equals(rate.model()))
                .toList();
        assertThat(counted)
                .containsExactlyInAnyOrder(
                        new AlertRates.Rate(AlertKind.STRAP, model, 1, 3, 2, 0),
                        new AlertRates.Rate(AlertKind.ZONE_LEFT, model, 1, 3, 0, 3));
        assertThat(counted.stream()
                        .filter(rate -> rate.kind() == AlertKind.STRAP)
                        .map(AlertRates.Rate::falsePercent))
                .containsExactly(66.7);
        assertThat(rates.of(from, clock.instant().plusSeconds(1), "nowhere"))
                .noneMatch(rate -> model.equals(rate.model()));
        assertThatThrownBy(() -> rates.of(from, from, null)).hasMessageContaining("dates");
    }
}
