package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.ZoneCrossed.Crossing;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.track.TrackerState;
import org.rollcall.track.zone.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ZoneTest {
    private static final java.time.ZoneId CHICAGO = java.time.ZoneId.of("America/Chicago");

    @Autowired
    Zones zones;

    @Autowired
    Permissions permissions;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    JournalReader journal;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfigurableApplicationContext context;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private InetSocketAddress gateway;
    private Wearer wearer;
    private Told told;

    @BeforeEach
    void worn() {
        gateway = address.tcp().orElseThrow();
        wearer = new Wearer(participants, equipment, start.minus(Duration.ofDays(1)));
        told = new Told(context, wearer.participant);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private ParticipantZone drawn(Zone.Kind kind) {
        return zones.draw(
                Wearer.OFFICER, wearer.participant, new Zones.NewZone("Home", kind, Wearer.HOME, "", CHICAGO));
    }

    /** The last fix of each test carries SOS: once it is told, everything before it was judged. */
    private void awaitJudged() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> told.states().contains("SOS"));
    }

    private List<org.rollcall.track.Fix> sos(Instant at) {
        return List.of(Wearer.with(Wearer.atHome(at, 1).getFirst(), TrackerState.SOS));
    }

    private Instant minutes(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void leavingAndComingBackIsToldOnceEachWithItsFixes() throws Exception {
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        clock.advance(Duration.ofHours(2));
        wearer.send(
                gateway,
                Wearer.atHome(minutes(1), 6),
                Wearer.away(minutes(10), 3),
                Wearer.away(minutes(12), 3),
                Wearer.atHome(minutes(20), 4),
                sos(minutes(60)));
        awaitJudged();
        assertThat(told.crossings()).containsExactly(Crossing.LEFT_INCLUSION, Crossing.BACK_INSIDE);
        assertThat(told.crossed().getFirst().at()).isEqualTo(minutes(10));
        assertThat(told.crossed().getFirst().zone()).isEqualTo(home.id());
        List<Zones.Crossed> found = found();
        assertThat(found).extracting(Zones.Crossed::kind).containsExactly("BACK_INSIDE", "LEFT_INCLUSION");
        assertThat(found.getLast().evidence())
                .contains("believed")
                .contains(minutes(10).toString());
        assertThat(journal.about(Subject.participant(wearer.participant.value()), 50))
                .extracting(recorded -> recorded.entry().action().code())
                .contains("location.zone_drawn", "location.zone_crossed", "location.crossings_read");
    }

    @Test
    void whatWasFoundKeepsTheNameThatTheZoneHadThen_alsoWhenTheZoneIsRemoved() throws Exception {
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        clock.advance(Duration.ofHours(2));
        wearer.send(gateway, Wearer.atHome(minutes(1), 6), Wearer.away(minutes(10), 8), sos(minutes(60)));
        awaitJudged();
        zones.change(
                Wearer.OFFICER, home.id(), 1, new Zones.NewZone("Flat", Zone.Kind.INCLUSION, Wearer.HOME, "", CHICAGO));
        assertThat(found()).extracting(Zones.Crossed::zoneWords).containsExactly("Home");
        zones.remove(Wearer.OFFICER, home.id(), 2);
        assertThat(found()).extracting(Zones.Crossed::zoneWords).containsExactly("Home (removed since)");
    }

    private List<Zones.Crossed> found() {
        return zones.crossings(Wearer.OFFICER, Purpose.ALERT_REVIEW, wearer.participant, 10);
    }

    @Test
    void enteringAnExclusionZoneIsTold() throws Exception {
        drawn(Zone.Kind.EXCLUSION);
        clock.advance(Duration.ofHours(2));
        wearer.send(
                gateway,
                Wearer.away(minutes(1), 3),
                Wearer.atHome(minutes(5), 6),
                Wearer.away(minutes(15), 4),
                sos(minutes(60)));
        awaitJudged();
        assertThat(told.crossings()).containsExactly(Crossing.ENTERED_EXCLUSION, Crossing.OUT_AGAIN);
        var self = new Actor.Participant(wearer.participant.value());
        assertThat(zones.crossings(self, Purpose.PARTICIPANT_REQUEST, wearer.participant, 10))
                .extracting(Zones.Crossed::evidence)
                .as("how far the edge is would tell where the zone lies")
                .anyMatch(evidence -> evidence.contains("latitude"))
                .noneMatch(evidence -> evidence.contains("distance"));
    }

    @Test
    void aZoneJudgesOnlyFixesFromWhenItWasDrawnOrChanged() throws Exception {
        clock.advance(Duration.ofHours(1));
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        clock.advance(Duration.ofHours(1));
        wearer.send(gateway, Wearer.away(minutes(10), 8), Wearer.atHome(minutes(65), 4));
        zones.remove(Wearer.OFFICER, home.id(), home.version());
        clock.advance(Duration.ofHours(1));
        wearer.send(gateway, Wearer.away(minutes(130), 8), sos(minutes(170)));
        awaitJudged();
        assertThat(told.crossings()).isEmpty();
    }

    @Test
    void fixesThatArriveLateAreJudgedInTheirTimeAndToldOnce() throws Exception {
        drawn(Zone.Kind.INCLUSION);
        clock.advance(Duration.ofHours(2));
        wearer.send(gateway, Wearer.atHome(minutes(1), 4), Wearer.atHome(minutes(60), 4));
        awaitEvaluated();
        wearer.send(gateway, Wearer.away(minutes(20), 8));
        awaitEvaluated();
        wearer.send(gateway, Wearer.away(minutes(30), 4), sos(minutes(90)));
        awaitJudged();
        assertThat(told.crossings()).containsExactly(Crossing.LEFT_INCLUSION, Crossing.BACK_INSIDE);
        assertThat(told.crossed().getFirst().at()).isEqualTo(minutes(20));
    }

    private void awaitEvaluated() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("SELECT count(*) FROM location.unevaluated")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void aLateStrapAlarmIsToldAndARepeatedStateOnce() throws Exception {
        clock.advance(Duration.ofHours(2));
        List<org.rollcall.track.Fix> open = Wearer.atHome(minutes(20), 5).stream()
                .map(fix -> Wearer.with(fix, TrackerState.POWER_LOST))
                .toList();
        wearer.send(gateway, Wearer.atHome(minutes(1), 2), Wearer.atHome(minutes(60), 2));
        awaitEvaluated();
        wearer.send(gateway, open.subList(2, 3));
        awaitEvaluated();
        wearer.send(gateway, open, sos(minutes(70)));
        awaitJudged();
        assertThat(told.states()).containsExactly("POWER_LOST", "SOS");
    }

    @Test
    void aStateOfAFixWithAWrongClockIsToldAsOfItsArrival() throws Exception {
        wearer.send(gateway, sos(start.plus(Duration.ofDays(90))));
        awaitJudged();
        assertThat(told.states()).containsExactly("SOS");
    }

    @Test
    void whatCannotBeAZoneIsRefusedWithASentence() {
        for (String area : List.of(
                "{}",
                "not json",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}",
                "{\"type\":\"Point\",\"coordinates\":[0,0]}")) {
            var entered = new Zones.NewZone("Home", Zone.Kind.INCLUSION, area, "", CHICAGO);
            assertThatThrownBy(() -> zones.draw(Wearer.OFFICER, wearer.participant, entered))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The area cannot be taken");
        }
        var schedule = new Zones.NewZone("Home", Zone.Kind.INCLUSION, Wearer.HOME, "at night", CHICAGO);
        assertThatThrownBy(() -> zones.draw(Wearer.OFFICER, wearer.participant, schedule))
                .hasMessageContaining("Write days and times like this");
    }

    @Test
    void ofTwoChangesOnOneVersionTheSecondIsRefused() {
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        var entered = new Zones.NewZone("Home", Zone.Kind.INCLUSION, Wearer.HOME, "Mon-Fri 22:00-06:00", CHICAGO);
        ParticipantZone changed = zones.change(Wearer.OFFICER, home.id(), home.version(), entered);
        assertThat(changed.version()).isEqualTo(2);
        assertThatThrownBy(() -> zones.remove(Wearer.OFFICER, home.id(), home.version()))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(zones.of(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant))
                .containsExactly(changed);
        zones.remove(Wearer.OFFICER, home.id(), changed.version());
        assertThat(zones.of(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant))
                .isEmpty();
    }

    @Test
    void thePersonSeesWhereTheyStayInside_andOfAnExclusionZoneOnlyWhatAnOfficerLetThemSee() {
        var self = new Actor.Participant(wearer.participant.value());
        drawn(Zone.Kind.INCLUSION);
        var entered = new Zones.NewZone("Keep away", Zone.Kind.EXCLUSION, Wearer.HOME, "", CHICAGO);
        ParticipantZone away = zones.draw(Wearer.OFFICER, wearer.participant, entered);
        assertThat(zones.own(wearer.participant))
                .extracting(OwnZone::name, zone -> zone.geoJson() != null)
                .containsExactly(tuple("Home", true), tuple("Keep away", false));
        zones.show(Wearer.OFFICER, away.id(), 1, true);
        assertThat(zones.find(away.id()).orElseThrow().shown()).isTrue();
        assertThat(own(away.id()).getFirst().geoJson()).isEqualTo(away.geoJson());
        zones.change(Wearer.OFFICER, away.id(), 1, entered);
        assertThat(own(away.id()))
                .as("said of the first version alone")
                .extracting(OwnZone::version, OwnZone::stands, zone -> zone.geoJson() != null)
                .containsExactly(tuple(2, true, false), tuple(1, false, true));
        zones.show(Wearer.OFFICER, away.id(), 2, true);
        zones.show(Wearer.OFFICER, away.id(), 2, false);
        assertThat(own(away.id()).getFirst().geoJson()).isNull();
        assertThatThrownBy(() -> zones.show(Wearer.OFFICER, away.id(), 1, true)).isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> zones.of(self, Purpose.PARTICIPANT_REQUEST, wearer.participant))
                .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
        zones.remove(Wearer.OFFICER, away.id(), 2);
        assertThat(own(away.id())).extracting(OwnZone::stands).containsExactly(false, false);
        assertThat(journal.about(Subject.participant(wearer.participant.value()), 50))
                .extracting(recorded -> recorded.entry().action().code())
                .contains("location.zone_shown", "location.zones_read");
    }

    private List<OwnZone> own(ZoneId zone) {
        return zones.own(wearer.participant).stream()
                .filter(each -> each.id().equals(zone))
                .toList();
    }

    @Test
    void aPermissionLetsForOnceFromWhenItWasGiven() throws Exception {
        ParticipantZone home = drawn(Zone.Kind.INCLUSION);
        clock.advance(Duration.ofHours(1));
        Permission given = permissions.give(
                Wearer.OFFICER,
                wearer.participant,
                new Permissions.NewPermission(
                        home.id(), Permission.Reason.WORK, start.minusSeconds(60), start.plus(Duration.ofHours(3))));
        clock.advance(Duration.ofHours(3));
        // Before it was given nothing is excused; while it stands nothing is asked; afterwards the zone asks again.
        wearer.send(
                gateway,
                Wearer.away(minutes(10), 8),
                Wearer.away(minutes(70), 8),
                Wearer.away(minutes(185), 8),
                sos(minutes(200)));
        awaitJudged();
        assertThat(told.crossings()).containsExactly(Crossing.LEFT_INCLUSION, Crossing.LEFT_INCLUSION);
        assertThat(told.crossed().getFirst().at()).isEqualTo(minutes(10));
        assertThat(told.crossed().getLast().at()).isAfter(minutes(180));
        assertThatThrownBy(() -> permissions.takeBack(Wearer.OFFICER, wearer.participant, given.id()))
                .hasMessageContaining("over already");
        assertThat(permissions.of(Wearer.OFFICER, Purpose.SUPERVISION, wearer.participant))
                .containsExactly(given);
    }

    @Test
    void aPermissionThatCannotBeIsRefusedWithASentence() {
        Instant now = clock.instant();
        for (var entered : List.of(
                new Permissions.NewPermission(null, Permission.Reason.CLINIC, now, now),
                new Permissions.NewPermission(
                        null, Permission.Reason.CLINIC, now.minusSeconds(60), now.minusSeconds(1)),
                new Permissions.NewPermission(null, Permission.Reason.TRAVEL, now, now.plus(Duration.ofDays(61))))) {
            assertThatThrownBy(() -> permissions.give(Wearer.OFFICER, wearer.participant, entered))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("permission");
        }
        assertThatThrownBy(() -> permissions.give(
                        new Actor.Participant(wearer.participant.value()),
                        wearer.participant,
                        new Permissions.NewPermission(
                                null, Permission.Reason.OTHER, now, now.plus(Duration.ofHours(1)))))
                .hasMessageContaining("member of staff");
    }
}
