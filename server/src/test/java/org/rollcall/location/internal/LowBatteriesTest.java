package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.equipment.Equipment;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.TrackerReported;
import org.rollcall.location.Wearer;
import org.rollcall.participant.Participants;
import org.rollcall.track.TrackerState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A low battery opens an alert only when it was not charged in time. */
@ServerTest
class LowBatteriesTest {
    @Autowired
    LowBatteries batteries;

    @Autowired
    Alerts alerts;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final Instant low = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    private Wearer wearer;

    @BeforeEach
    void aLowBattery() {
        wearer = new Wearer(participants, equipment, low.minus(Duration.ofDays(1)));
        transaction.executeWithoutResult(status -> events.publishEvent(
                new TrackerReported(wearer.tracker.id(), wearer.participant, TrackerState.BATTERY_LOW.name(), low)));
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private List<AlertKind> kinds() {
        return alerts.of(wearer.participant, 10).stream().map(Alert::kind).toList();
    }

    /** A belt's report with its charger and its battery. */
    private void reports(boolean charger, int percent, String alert) throws IOException {
        var at = low.plusSeconds(30).atOffset(ZoneOffset.UTC);
        String device = wearer.tracker.deviceNumber();
        String report =
                "$MGV002,%s,,R,%s,A,2945.6000,N,09522.2000,W,00,09,00,0.9,0,0,12,,310,41,18D8,6141,20,,,,,,,,,%d1,%03d,%s;!"
                        .formatted(
                                device,
                                DateTimeFormatter.ofPattern("ddMMyy,HHmmss").format(at),
                                charger ? 1 : 0,
                                percent,
                                alert);
        try (var socket = new Socket()) {
            socket.connect(address.of("megastek").orElseThrow());
            socket.getOutputStream().write(report.getBytes(StandardCharsets.US_ASCII));
            Awaitility.await()
                    .until(() -> jdbc.sql("SELECT count(*) FROM location.fix f JOIN location.device d"
                                    + " USING (device) WHERE d.tracker = ?")
                            .param(wearer.tracker.id().value())
                            .query(Integer.class)
                            .single()
                            .equals(1));
        }
    }

    @Test
    void whoDoesNotChargeIsLookedAfter() throws IOException {
        reports(false, 9, "LowBattery");
        batteries.round();
        assertThat(kinds()).isEmpty();
        clock.advance(Duration.ofMinutes(121));
        // The server's own round may be at it, too.
        Awaitility.await().untilAsserted(() -> {
            batteries.round();
            assertThat(kinds()).containsExactly(AlertKind.BATTERY_LOW);
        });
    }

    @Test
    void whoChargesIsLeftAlone() throws IOException {
        reports(true, 10, "Timer");
        clock.advance(Duration.ofMinutes(121));
        batteries.round();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void whoGaveTheTrackerBackIsLeftAlone() {
        equipment.takeBack(Wearer.OFFICER, wearer.tracker.id(), clock.instant());
        clock.advance(Duration.ofMinutes(121));
        batteries.round();
        assertThat(kinds()).isEmpty();
    }
}
