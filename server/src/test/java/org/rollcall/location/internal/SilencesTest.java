package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.TrackerId;
import org.rollcall.journal.Actor;
import org.rollcall.location.Silence;
import org.rollcall.location.Silences;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.Wearer;
import org.rollcall.message.Message;
import org.rollcall.message.MessageKind;
import org.rollcall.message.Messages;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.Participants;
import org.rollcall.participant.QuietHours;
import org.rollcall.participant.QuietTimes;
import org.rollcall.staff.Purpose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** A tracker that is not heard is first its wearer's matter, then a person's, and never a machine's. */
@ServerTest
class SilencesTest {
    @Autowired
    SilenceRounds rounds;

    @Autowired
    Silences silences;

    @Autowired
    Alerts alerts;

    @Autowired
    Messages messages;

    @Autowired
    Obligations obligations;

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
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Wearer wearer;

    /** Only this test's trackers are held: others would be silent, too. */
    @BeforeEach
    void worn() throws IOException {
        jdbc.sql("SELECT tracker FROM equipment.v_assignment WHERE held_until IS NULL")
                .query(UUID.class)
                .list()
                .forEach(other -> equipment.takeBack(Wearer.OFFICER, new TrackerId(other), clock.instant()));
        wearer = new Wearer(participants, equipment, start.minus(Duration.ofHours(3)));
        wearer.send(address.tcp().orElseThrow(), Wearer.atHome(start.minusSeconds(30), 2));
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void look() {
        transaction.executeWithoutResult(status -> rounds.look());
    }

    private List<AlertKind> kinds() {
        return alerts.of(wearer.participant, 10).stream().map(Alert::kind).toList();
    }

    private List<Silence> silences() {
        return silences.of(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant, 10);
    }

    @Test
    void whoIsHeardIsLeftAlone() {
        look();
        clock.advance(Duration.ofMinutes(119));
        look();
        assertThat(silences()).isEmpty();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void theWearerIsToldFirst_thenAPersonOfTheStaff_andItEndsWhenItIsHeard() throws IOException {
        clock.advance(Duration.ofMinutes(121));
        look();
        look();
        assertThat(silences()).singleElement().satisfies(silence -> {
            assertThat(silence.since()).isEqualTo(start);
            assertThat(silence.told()).isNull();
            assertThat(silence.ended()).isNull();
        });
        assertThat(kinds()).isEmpty();
        clock.advance(Duration.ofMinutes(121));
        look();
        look();
        assertThat(kinds()).containsExactly(AlertKind.TRACKER_SILENT);
        assertThat(alerts.of(wearer.participant, 10).getFirst().happened()).isEqualTo(start);
        assertThat(silences.ended(wearer.tracker.id(), start)).isEmpty();
        wearer.send(address.tcp().orElseThrow(), Wearer.atHome(clock.instant().minusSeconds(60), 1));
        look();
        assertThat(silences.ended(wearer.tracker.id(), start)).isPresent();
        assertThat(silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.ended()).isNotNull());
    }

    @Test
    void whatCameOutOfTheTrackersMemoryEndsItToo_andWhatLiesBeforeItDoesNot() throws IOException {
        clock.advance(Duration.ofMinutes(121));
        look();
        wearer.send(address.tcp().orElseThrow(), Wearer.atHome(start.minus(Duration.ofHours(2)), 2));
        look();
        assertThat(silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.ended()).isNull());
        wearer.send(address.tcp().orElseThrow(), Wearer.atHome(start.plus(Duration.ofMinutes(20)), 2));
        look();
        assertThat(silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.ended()).isNotNull());
    }

    @Test
    void aTrackerGivenBackIsNobodysMatter() {
        clock.advance(Duration.ofMinutes(121));
        look();
        equipment.takeBack(Wearer.OFFICER, wearer.tracker.id(), clock.instant());
        clock.advance(Duration.ofMinutes(121));
        look();
        assertThat(kinds()).isEmpty();
        assertThat(silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.ended()).isNotNull());
    }

    @Test
    void whoHasLeftTheProgrammeIsNotAsked() {
        participants.close(
                Wearer.OFFICER,
                participants.openEnrolment(wearer.participant).orElseThrow().id(),
                "Case ended.");
        clock.advance(Duration.ofMinutes(121));
        look();
        assertThat(silences()).isEmpty();
    }

    @Test
    void aTrackerThatNeverSaidAnythingIsSilentSinceItWasHandedOut() {
        Instant handed = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Wearer mute = new Wearer(participants, equipment, handed);
        clock.advance(Duration.ofMinutes(121));
        look();
        assertThat(silences.of(Wearer.OFFICER, Purpose.SUPERVISION, mute.participant, 10))
                .singleElement()
                .satisfies(silence -> assertThat(silence.since()).isEqualTo(handed));
    }

    @Test
    void theWearerReadsItInTheirOwnWords() {
        quiet.choose(Wearer.OFFICER, wearer.participant, new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        clock.advance(Duration.ofMinutes(121));
        look();
        assertThat(messages.of(wearer.participant, 10))
                .extracting(Message::kind)
                .containsExactly(MessageKind.TRACKER_SILENT);
    }

    @Test
    void whatWasOutOfOrderHereIsNobodysSilence() {
        // Far from the other tests' time: outages stay.
        clock.advance(Duration.ofDays(10));
        transaction.executeWithoutResult(status -> obligations.recordOutage(
                BatchWriter.GATEWAY,
                Way.TRACKER,
                clock.instant().minus(Duration.ofHours(1)),
                clock.instant().minusSeconds(60),
                "the database was away"));
        look();
        assertThat(silences()).isEmpty();
        clock.advance(Duration.ofMinutes(121));
        look();
        assertThat(silences()).hasSize(1);
    }

    @Test
    void whereMostFallSilentTogetherNobodyIsAsked() {
        Instant handed = clock.instant();
        List<Wearer> others = IntStream.range(0, 25)
                .mapToObj(i -> new Wearer(participants, equipment, handed))
                .toList();
        clock.advance(Duration.ofMinutes(121));
        look();
        assertThat(silences()).isEmpty();
        assertThat(alerts.openOne(AlertKind.TRACKERS_SILENT_TOGETHER, null, null))
                .isPresent();
        others.forEach(other -> equipment.takeBack(Wearer.OFFICER, other.tracker.id(), clock.instant()));
        look();
        assertThat(silences()).hasSize(1);
    }

    @Test
    void nobodyReadsAnothersSilences() {
        var other = new Actor.Participant(UUID.randomUUID());
        assertThatThrownBy(() -> silences.of(other, Purpose.PARTICIPANT_REQUEST, wearer.participant, 1))
                .isInstanceOf(AccessDeniedException.class);
    }
}
