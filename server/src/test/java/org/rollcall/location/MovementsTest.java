package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class MovementsTest {
    @Autowired
    Movements movements;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    JournalReader journal;

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

    private Movements.History history(ParticipantId participant) {
        return movements.history(
                Wearer.OFFICER, Purpose.SUPERVISION, participant, hoursAgo(48), now.plus(Duration.ofHours(1)));
    }

    @Test
    void aFixBelongsToWhoHeldTheTrackerAtItsTime() throws Exception {
        ParticipantId next = Enrolled.someone(participants);
        equipment.takeBack(Wearer.OFFICER, wearer.tracker.id(), hoursAgo(10));
        equipment.assign(Wearer.OFFICER, wearer.tracker.id(), next, hoursAgo(5));
        wearer.send(
                gateway,
                Wearer.atHome(hoursAgo(3), 4),
                Wearer.atHome(hoursAgo(7), 3),
                Wearer.atHome(hoursAgo(15), 2),
                Wearer.atHome(hoursAgo(30), 1));
        assertThat(history(wearer.participant).fixes())
                .extracting(placed -> placed.fix().time())
                .containsExactly(hoursAgo(15), hoursAgo(15).plusSeconds(30));
        assertThat(history(next).fixes()).hasSize(4);
    }

    @Test
    void everyFieldComesBackAsItWasSentAndTheReadIsInTheJournal() throws Exception {
        Fix sent = Fix.at(hoursAgo(1), 29.7600001, -95.3700009)
                .speed(13)
                .course(271)
                .altitude(-4)
                .satellites(7)
                .battery(55)
                .state(TrackerState.CHARGING)
                .extra("io240", 1)
                .build();
        wearer.send(gateway, java.util.List.of(sent));
        Fix read = history(wearer.participant).fixes().getFirst().fix();
        assertThat(read.latitudeE7()).isEqualTo(sent.latitudeE7());
        assertThat(read.longitudeE7()).isEqualTo(sent.longitudeE7());
        assertThat(read.time()).isEqualTo(sent.time());
        assertThat(read.course()).isEqualTo(271.0);
        assertThat(read.altitude()).isEqualTo(-4.0);
        assertThat(read.satellites()).isEqualTo(7);
        assertThat(journal.about(Subject.participant(wearer.participant.value()), 1))
                .allSatisfy(recorded -> {
                    assertThat(recorded.entry().action().code()).isEqualTo("location.history_read");
                    assertThat(recorded.entry().purpose()).isEqualTo("SUPERVISION");
                    assertThat(recorded.entry().facts()).containsEntry("fixes", "1");
                });
    }

    @Test
    void fixesWithAWrongClockAreInTheHistoryOfWhenTheyArrived() throws Exception {
        wearer.send(gateway, Wearer.atHome(now.plus(Duration.ofDays(30)), 2));
        assertThat(history(wearer.participant).fixes()).isEmpty();
        assertThat(history(wearer.participant).doubtful()).hasSize(2);
    }

    @Test
    void theLatestPositionIsFollowed() throws Exception {
        wearer.send(gateway, Wearer.atHome(hoursAgo(2), 3));
        Movements.Following following = movements.follow(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant);
        assertThat(following.next())
                .extracting(placed -> placed.fix().time())
                .containsExactly(hoursAgo(2).plusSeconds(60));
        assertThat(following.next()).isEmpty();
        wearer.send(gateway, Wearer.atHome(hoursAgo(1), 2), Wearer.atHome(hoursAgo(5), 1));
        assertThat(following.next()).hasSize(2);
        assertThat(movements.latest(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant))
                .hasValueSatisfying(placed ->
                        assertThat(placed.fix().time()).isEqualTo(hoursAgo(1).plusSeconds(30)));
    }

    @Test
    void aParticipantReadsTheirOwnAndNoOnesElse() throws Exception {
        wearer.send(gateway, Wearer.atHome(hoursAgo(2), 3));
        var self = new Actor.Participant(wearer.participant.value());
        assertThat(movements
                        .history(self, Purpose.PARTICIPANT_REQUEST, wearer.participant, hoursAgo(3), now)
                        .fixes())
                .hasSize(3);
        var other = new Actor.Participant(UUID.randomUUID());
        assertThatThrownBy(() ->
                        movements.history(other, Purpose.PARTICIPANT_REQUEST, wearer.participant, hoursAgo(3), now))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> movements.latest(other, Purpose.PARTICIPANT_REQUEST, wearer.participant))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aPeriodThatCannotBeIsRefusedNotCut() {
        assertThatThrownBy(() -> movements.history(
                        Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant, hoursAgo(24 * 40), now))
                .hasMessageContaining("at most 31 days");
        assertThatThrownBy(() -> movements.history(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant, now, now))
                .hasMessageContaining("later end");
    }
}
