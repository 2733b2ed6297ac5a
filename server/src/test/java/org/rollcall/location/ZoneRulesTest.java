package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.equipment.Equipment;
import org.rollcall.location.ZoneCrossed.Crossing;
import org.rollcall.participant.Participants;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.rollcall.track.zone.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** What an officer enters of a zone decides what a tracker's fixes raise: its buffer, its dwell, its schedule. */
@ServerTest
class ZoneRulesTest {
    private static final java.time.ZoneId CHICAGO = java.time.ZoneId.of("America/Chicago");
    private static final double NORTHERN_EDGE = 29.762;
    private static final double METRES_IN_A_DEGREE = 110_850;

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

    private ZoneId drawn(ZoneGrace grace, String schedule) {
        var entered =
                new Zones.NewZone("Home", Zone.Kind.INCLUSION, Wearer.HOME, schedule, CHICAGO, grace, false, null);
        return zones.draw(Wearer.OFFICER, wearer.participant, entered).id();
    }

    /** So many fixes good to 5 m that far beyond the edge, one each half minute. */
    private static List<Fix> beyond(double metres, Instant from, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Fix.at(
                                from.plus(Duration.ofSeconds(30L * i)),
                                NORTHERN_EDGE + metres / METRES_IN_A_DEGREE,
                                -95.37)
                        .speed(2)
                        .satellites(9)
                        .dop(0.8)
                        .build())
                .toList();
    }

    private Instant minutes(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** The last fix carries SOS: once it is told, everything before it was judged. */
    @SafeVarargs
    private void judged(Instant last, List<Fix>... packets) throws Exception {
        clock.advance(Duration.between(start, last).plusMinutes(1));
        wearer.send(gateway, packets);
        wearer.send(gateway, List.of(Wearer.with(Wearer.atHome(last, 1).getFirst(), TrackerState.SOS)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> told.states().contains("SOS"));
    }

    @Test
    void whatLiesWithinAZonesOwnBufferRaisesNothing() throws Exception {
        drawn(new ZoneGrace(100, Duration.ofMinutes(1)), "");
        ZoneId tight = drawn(new ZoneGrace(20, Duration.ofMinutes(1)), "");
        judged(minutes(60), Wearer.atHome(minutes(1), 4), beyond(60, minutes(10), 60));
        assertThat(told.crossed())
                .extracting(ZoneCrossed::zone, ZoneCrossed::crossing, ZoneCrossed::at)
                .containsExactly(tuple(tight, Crossing.LEFT_INCLUSION, minutes(10)));
    }

    @Test
    void whatLiesBeyondTheBufferOfBothIsToldOfBoth() throws Exception {
        ZoneId wide = drawn(new ZoneGrace(100, Duration.ofMinutes(1)), "");
        ZoneId tight = drawn(new ZoneGrace(20, Duration.ofMinutes(1)), "");
        judged(minutes(60), Wearer.atHome(minutes(1), 4), beyond(140, minutes(10), 60));
        assertThat(told.crossed()).extracting(ZoneCrossed::zone).containsExactlyInAnyOrder(wide, tight);
    }

    @Test
    void aDwellOfTenMinutesForgivesFiveOutside_butNotTwelve() throws Exception {
        ZoneId patient = drawn(new ZoneGrace(30, Duration.ofMinutes(10)), "");
        ZoneId quick = drawn(ZoneGrace.USUAL, "");
        judged(
                minutes(80),
                Wearer.atHome(minutes(1), 4),
                beyond(300, minutes(10), 11),
                Wearer.atHome(minutes(20), 4),
                beyond(300, minutes(40), 25),
                Wearer.atHome(minutes(60), 4));
        assertThat(crossings(quick))
                .containsExactly(
                        tuple(Crossing.LEFT_INCLUSION, minutes(10)),
                        tuple(Crossing.BACK_INSIDE, seen(minutes(20))),
                        tuple(Crossing.LEFT_INCLUSION, minutes(40)),
                        tuple(Crossing.BACK_INSIDE, seen(minutes(60))));
        assertThat(crossings(patient))
                .containsExactly(
                        tuple(Crossing.LEFT_INCLUSION, minutes(40)), tuple(Crossing.BACK_INSIDE, seen(minutes(60))));
    }

    private List<org.assertj.core.groups.Tuple> crossings(ZoneId zone) {
        return told.crossed().stream()
                .filter(each -> each.zone().equals(zone))
                .map(each -> tuple(each.crossing(), each.at()))
                .toList();
    }

    @Test
    void anExceptedNightOfACurfewRaisesNothing_andTheNightAfterDoes() throws Exception {
        LocalDate excepted = LocalDate.ofInstant(start, CHICAGO).plusDays(1);
        drawn(ZoneGrace.USUAL, "Mon-Sun 22:00-06:00; except " + excepted);
        Instant nextNight = local(excepted.plusDays(1), 23);
        judged(
                nextNight.plus(Duration.ofMinutes(30)),
                Wearer.atHome(local(excepted, 21), 4),
                Wearer.away(local(excepted, 23), 6),
                Wearer.away(local(excepted.plusDays(1), 3), 6),
                Wearer.atHome(local(excepted.plusDays(1), 21), 4),
                Wearer.away(nextNight, 6));
        assertThat(told.crossed())
                .extracting(ZoneCrossed::crossing, ZoneCrossed::at)
                .containsExactly(tuple(Crossing.LEFT_INCLUSION, nextNight));
    }

    @Test
    void aNightOfARuleRaises_andTheSameNightAWeekLaterDoesNot() throws Exception {
        LocalDate first = LocalDate.ofInstant(start, CHICAGO).plusDays(1);
        drawn(ZoneGrace.USUAL, first + " 22:00-06:00 (FREQ=WEEKLY;INTERVAL=2)");
        Instant night = local(first, 23);
        judged(
                local(first.plusDays(8), 12),
                Wearer.atHome(local(first, 21), 4),
                Wearer.away(night, 6),
                Wearer.atHome(local(first.plusDays(1), 3), 4),
                Wearer.away(local(first.plusDays(7), 23), 6),
                Wearer.away(local(first.plusDays(8), 3), 6));
        assertThat(told.crossed())
                .extracting(ZoneCrossed::crossing, ZoneCrossed::at)
                .containsExactly(
                        tuple(Crossing.LEFT_INCLUSION, night),
                        tuple(Crossing.BACK_INSIDE, seen(local(first.plusDays(1), 3))));
    }

    /** Whoever comes back is believed with the second fix. */
    private static Instant seen(Instant back) {
        return back.plusSeconds(30);
    }

    private static Instant local(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(CHICAGO).toInstant();
    }
}
