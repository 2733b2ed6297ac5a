package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.track.zone.Presence;
import org.rollcall.track.zone.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Inside, outside, uncertain, or unknown because silent: what an officer reads beside a zone. */
@ServerTest
class PresencesTest {
    private static final java.time.ZoneId CHICAGO = java.time.ZoneId.of("America/Chicago");

    @Autowired
    Presences presences;

    @Autowired
    Zones zones;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    TestClock clock;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private InetSocketAddress gateway;
    private Wearer wearer;

    @BeforeEach
    void worn() {
        gateway = address.tcp().orElseThrow();
        wearer = new Wearer(participants, equipment, start.minus(Duration.ofDays(1)));
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private ParticipantZone drawn(Zone.Kind kind) {
        return zones.draw(
                Wearer.OFFICER, wearer.participant, new Zones.NewZone("Home", kind, Wearer.HOME, "", CHICAGO));
    }

    private List<ZonePresence> found() {
        return presences.of(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant);
    }

    /** Waits until the fix of that time has been judged. */
    private ZonePresence judgedUntil(Instant latest) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> found().getFirst(), presence -> latest.equals(presence.heard()));
    }

    private Instant minutes(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void insideOutsideUncertainAndSilent() throws IOException {
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        clock.advance(Duration.ofHours(2));
        assertThat(found())
                .containsExactly(new ZonePresence(home.id(), wearer.tracker.id(), Presence.UNKNOWN, null, null));

        wearer.send(gateway, Wearer.atHome(minutes(1), 3));
        assertThat(judgedUntil(minutes(2)))
                .isEqualTo(new ZonePresence(home.id(), wearer.tracker.id(), Presence.INSIDE, minutes(1), minutes(2)));

        wearer.send(gateway, Wearer.away(minutes(10), 1));
        assertThat(judgedUntil(minutes(10)).presence()).isEqualTo(Presence.UNCERTAIN);

        wearer.send(gateway, Wearer.away(minutes(11), 5));
        assertThat(judgedUntil(minutes(13)))
                .isEqualTo(
                        new ZonePresence(home.id(), wearer.tracker.id(), Presence.OUTSIDE, minutes(10), minutes(13)));

        clock.advance(Duration.ofHours(1));
        assertThat(found().getFirst())
                .isEqualTo(new ZonePresence(home.id(), wearer.tracker.id(), Presence.UNKNOWN, null, minutes(13)));
    }

    @Test
    void aChangedZoneKnowsNothingUntilItsFirstFix() throws IOException {
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        clock.advance(Duration.ofMinutes(10));
        wearer.send(gateway, Wearer.atHome(minutes(1), 3));
        judgedUntil(minutes(2));
        zones.change(
                Wearer.OFFICER,
                home.id(),
                home.version(),
                new Zones.NewZone("House", Zone.Kind.INCLUSION, Wearer.HOME, "", CHICAGO));
        assertThat(found().getFirst().presence()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void thePersonIsNotToldOnWhichSideOfAHiddenZoneTheyAre() {
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        ParticipantZone away = drawn(Zone.Kind.EXCLUSION);
        var me = new Actor.Participant(wearer.participant.value());
        assertThat(presences.of(me, Purpose.PARTICIPANT_REQUEST, wearer.participant))
                .extracting(ZonePresence::zone)
                .containsExactly(home.id());
        zones.show(Wearer.OFFICER, away.id(), away.version(), true);
        assertThat(presences.of(me, Purpose.PARTICIPANT_REQUEST, wearer.participant))
                .extracting(ZonePresence::zone)
                .containsExactlyInAnyOrder(home.id(), away.id());
        var other = new Actor.Participant(UUID.randomUUID());
        assertThatThrownBy(() -> presences.of(other, Purpose.PARTICIPANT_REQUEST, wearer.participant))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aTrackerGivenBackIsNowhere() {
        drawn(Zone.Kind.INCLUSION);
        equipment.takeBack(Wearer.OFFICER, wearer.tracker.id(), clock.instant());
        assertThat(found()).isEmpty();
    }
}
