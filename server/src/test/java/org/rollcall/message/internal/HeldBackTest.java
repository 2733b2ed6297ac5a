package org.rollcall.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.Enrolled;
import org.rollcall.location.TrackerReported;
import org.rollcall.location.Wearer;
import org.rollcall.message.Message;
import org.rollcall.message.MessageKind;
import org.rollcall.message.Messages;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.QuietHours;
import org.rollcall.participant.QuietTimes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What a tracker's alert makes us tell a person waits for their morning. */
@ServerTest
class HeldBackTest {
    private static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Autowired
    HeldBack quiet;

    @Autowired
    QuietTimes times;

    @Autowired
    Messages messages;

    @Autowired
    Participants participants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void clockTo(LocalTime time) {
        var now = clock.instant().atZone(CHICAGO);
        var then = now.with(time);
        clock.advance(Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then));
    }

    private void batteryLow(ParticipantId who) {
        transaction.executeWithoutResult(status -> events.publishEvent(
                new TrackerReported(new TrackerId(UUID.randomUUID()), who, "BATTERY_LOW", clock.instant())));
    }

    @Test
    void byDayTheWearerIsToldAtOnceInTheirLanguage() {
        clockTo(LocalTime.NOON);
        ParticipantId who = Enrolled.someone(participants);
        batteryLow(who);
        Message told = messages.of(who, 9).getFirst();
        assertThat(told.kind()).isEqualTo(MessageKind.TRACKER_BATTERY_LOW);
        assertThat(messages.text(told, Language.SPANISH, CHICAGO).body())
                .contains("12:00")
                .doesNotContain("{");
    }

    @Test
    void byNightItWaitsForTheMorningAndIsToldOnce() {
        clockTo(LocalTime.of(22, 0));
        ParticipantId who = Enrolled.someone(participants);
        batteryLow(who);
        clock.advance(Duration.ofHours(3));
        batteryLow(who);
        quiet.round();
        assertThat(messages.of(who, 9)).isEmpty();
        clockTo(LocalTime.of(8, 1));
        quiet.round();
        quiet.round();
        assertThat(messages.of(who, 9)).hasSize(1);
    }

    @Test
    void whoChoseOtherHoursIsLeftAloneInThose() {
        clockTo(LocalTime.NOON);
        ParticipantId who = Enrolled.someone(participants);
        times.choose(Wearer.OFFICER, who, new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0)));
        batteryLow(who);
        assertThat(messages.of(who, 9)).isEmpty();
        clockTo(LocalTime.of(13, 1));
        quiet.round();
        assertThat(messages.of(who, 9)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T20:59:59, 2026-07-01T20:59:59",
        "2026-07-01T21:00:00, 2026-07-02T08:00:00",
        "2026-07-02T07:59:59, 2026-07-02T08:00:00",
        "2026-07-02T08:00:00, 2026-07-02T08:00:00",
        "2026-10-31T23:00:00, 2026-11-01T08:00:00"
    })
    void theNightEndsByTheClockOnTheWall(String at, String allowed) {
        assertThat(USUAL.after(instant(at), CHICAGO)).isEqualTo(instant(allowed));
    }

    private static Instant instant(String local) {
        return java.time.LocalDateTime.parse(local).atZone(CHICAGO).toInstant();
    }
}
