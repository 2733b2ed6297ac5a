package org.rollcall.track.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.rollcall.track.zone.ZoneEvent.BreachBegan;
import org.rollcall.track.zone.ZoneEvent.BreachEnded;
import org.rollcall.track.zone.ZoneEvent.SideEstablished;

class ZoneJudgeTest {
    private static final Zone HOME = Zone.always(Zone.Kind.INCLUSION, new Circle(Walk.CENTRE, 100));
    private static final Zone SCHOOL = Zone.always(Zone.Kind.EXCLUSION, new Circle(Walk.CENTRE, 300));

    @Test
    void oneDoubtfulFixRaisesNothing() {
        Walk walk = Walk.around(HOME)
                .at(0, 0, 0, 0)
                .at(60, 167, 0, fix -> fix.accuracy(150))
                .at(120, 5, 0, 0);
        assertThat(walk.events(SideEstablished.class)).hasSize(1);
        assertThat(walk.events(BreachBegan.class)).isEmpty();
        assertThat(walk.state().presence()).isEqualTo(Presence.INSIDE);
        assertThat(walk.state().doubts().getFirst().reason()).isEqualTo(Doubt.Reason.TOO_NEAR_THE_EDGE);
    }

    @Test
    void anHourOfDoubtfulFixesIsUncertainAndRaisesNothing() {
        Walk walk = Walk.around(HOME).at(0, 0, 0, 0);
        for (int minute = 1; minute <= 60; minute++) {
            walk.at(minute * 60, 167, 0, fix -> fix.accuracy(150));
        }
        assertThat(walk.state().presence()).isEqualTo(Presence.UNCERTAIN);
        assertThat(walk.events(BreachBegan.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aJumpOfThreeKilometresAndBackRaisesNothing(int fixesThere) {
        for (int interval : List.of(10, 60)) {
            Walk walk = Walk.around(HOME).at(0, 0, 0, 0);
            for (int i = 1; i <= fixesThere; i++) {
                walk.at((long) i * interval, 3000, 0, 0.1);
            }
            walk.at((fixesThere + 1L) * interval, 3, 4, 0);
            assertThat(walk.events(BreachBegan.class)).isEmpty();
            assertThat(walk.state().presence()).isEqualTo(Presence.INSIDE);
            assertThat(walk.state().doubts()).hasSize(fixesThere);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 60})
    void walkingAwayIsSaidOnceWithinFourMinutesWithItsFixes(int interval) {
        Walk walk = Walk.around(HOME);
        for (int second = 0; second <= 900; second += interval) {
            walk.at(second, 1.4 * second, 0, 1.4);
        }
        assertThat(walk.events(BreachBegan.class)).hasSize(1);
        BreachBegan breach = walk.events(BreachBegan.class).getFirst();
        Instant crossed = Walk.BEGIN.plusSeconds(72);
        assertThat(breach.at()).isBetween(crossed, crossed.plusSeconds(120));
        assertThat(breach.believed().getLast().time()).isBefore(crossed.plus(Duration.ofMinutes(4)));
        assertThat(breach.believed())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(fix -> assertThat(fix.distance()).isGreaterThan(50));
        assertThat(breach.wrong()).isEqualTo(Side.OUTSIDE);
        assertThat(walk.state().presence()).isEqualTo(Presence.OUTSIDE);
    }

    @Test
    void seldomFixesSufficeWhenTheyAgreeForLong() {
        Walk walk = Walk.around(HOME).at(0, 0, 0, 0).at(900, 5000, 0, 8).at(1800, 9000, 0, 8);
        assertThat(walk.events(BreachBegan.class)).hasSize(1);
    }

    @Test
    void comingBackEndsTheBreach() {
        Walk walk = Walk.around(HOME);
        for (int second = 0; second <= 600; second += 30) {
            walk.at(second, 1.4 * second, 0, 1.4);
        }
        walk.at(1000, 90, 0, 1.4).at(1030, 50, 0, 1.4);
        assertThat(walk.events(BreachEnded.class))
                .containsExactly(new BreachEnded(Walk.BEGIN.plusSeconds(1030), BreachEnded.Why.RIGHT_SIDE));
        assertThat(walk.state().presence()).isEqualTo(Presence.INSIDE);
    }

    @Test
    void whoIsAwayWhenTheCurfewBeginsShouldBeInsideAndIsNot() {
        Schedule evening = new Intervals(
                List.of(new Intervals.Interval(Walk.BEGIN.plusSeconds(3600), Walk.BEGIN.plusSeconds(7200))));
        Walk walk = Walk.around(new Zone(Zone.Kind.INCLUSION, HOME.area(), evening));
        for (int second = 0; second <= 3540; second += 60) {
            walk.at(second, 5000, 0, 0.2);
        }
        assertThat(walk.events(BreachBegan.class)).isEmpty();
        assertThat(walk.state().presence()).isEqualTo(Presence.OUTSIDE);
        walk.at(3600, 5000, 0, 0.2).at(3660, 5000, 0, 0.2);
        assertThat(walk.events(BreachBegan.class)).hasSize(1);
        assertThat(walk.events(BreachBegan.class).getFirst().at()).isEqualTo(Walk.BEGIN.plusSeconds(3600));
        walk.tick(7200);
        assertThat(walk.events(BreachEnded.class))
                .extracting(BreachEnded::why)
                .containsExactly(BreachEnded.Why.NOT_IN_FORCE);
    }

    @Test
    void enteringAnExclusionZoneIsSaidButPassingItsEdgeIsNot() {
        Walk past = Walk.around(SCHOOL);
        Walk into = Walk.around(SCHOOL);
        for (int second = 0; second <= 600; second += 20) {
            past.at(second, -420 + 1.4 * second, 290, 1.4);
            into.at(second, -420 + 1.4 * second, 0, 1.4);
        }
        assertThat(past.events(BreachBegan.class)).isEmpty();
        assertThat(into.events(BreachBegan.class)).hasSize(1);
        assertThat(into.events(BreachBegan.class).getFirst().wrong()).isEqualTo(Side.INSIDE);
    }

    /** First-order correlated error, as under a roof: 25 m, correlated over ten minutes, with far outliers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anIndoorNightRaisesNothing(long seed) {
        Random random = new Random(seed);
        Walk walk = Walk.around(HOME);
        double east = 0;
        double north = 0;
        for (int minute = 0; minute < 12 * 60; minute++) {
            east = 0.9 * east + 25 * Math.sqrt(1 - 0.81) * random.nextGaussian();
            north = 0.9 * north + 25 * Math.sqrt(1 - 0.81) * random.nextGaussian();
            boolean outlier = random.nextDouble() < 0.05;
            double away = outlier ? 100 + random.nextDouble() * 900 : 0;
            double bearing = random.nextDouble() * 2 * Math.PI;
            double accuracy = outlier ? 40 : 15;
            walk.at(
                    minute * 60L,
                    60 + east + away * Math.cos(bearing),
                    north + away * Math.sin(bearing),
                    fix -> fix.accuracy(accuracy).speed(Math.abs(random.nextGaussian()) * 0.2));
        }
        assertThat(walk.events(BreachBegan.class)).isEmpty();
        assertThat(walk.state().side()).isEqualTo(Side.INSIDE);
    }

    @Test
    void aTunnelRaisesNothing() {
        Zone county = Zone.always(Zone.Kind.INCLUSION, new Circle(Walk.CENTRE, 30_000));
        Walk walk = Walk.around(county);
        for (int second = 0; second <= 300; second += 30) {
            walk.at(second, 25.0 * second, 0, 25);
        }
        for (int second = 330; second <= 600; second += 30) {
            walk.at(second, 90_000, 0, fix -> fix.valid(false));
        }
        walk.at(630, 25.0 * 630, 0, 25).at(660, 25.0 * 660, 0, 25);
        assertThat(walk.events()).hasSize(1).first().isInstanceOf(SideEstablished.class);
        assertThat(walk.state().doubts()).extracting(Doubt::reason).containsOnly(Doubt.Reason.NOT_VALID);
    }

    @Test
    void lateFixesChangeNothingAndFutureOnesAreNotBelieved() {
        Walk walk = Walk.around(HOME).at(0, 0, 0, 0).at(600, 0, 0, 0);
        ZoneState before = walk.state();
        Fix late = Walk.fix(300, 5000, 0, fix -> fix);
        assertThat(ZoneJudge.tooLate(before, late)).isTrue();
        assertThat(walk.hear(late).state()).isEqualTo(before);
        ZoneJudge judge = new ZoneJudge(HOME, Evidence.USUAL);
        Fix future = Walk.fix(86_400, 5000, 0, fix -> fix);
        ZoneState after =
                judge.judge(before, future, Walk.BEGIN.plusSeconds(660)).state();
        assertThat(after.heard()).isEqualTo(before.heard());
        assertThat(after.doubts().getLast().reason()).isEqualTo(Doubt.Reason.CLOCK);
    }

    @Test
    void nonsenseClocksAreNotBelieved() {
        Fix lost = Fix.at(Instant.ofEpochMilli(-1), 0, 0).build();
        assertThat(lost.has(TrackerState.CLOCK_WRONG)).isTrue();
        assertThat(Walk.around(HOME).hear(lost).state().presence()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void silenceIsUnknownNotAway() {
        Walk walk = Walk.around(HOME);
        assertThat(walk.state().presence()).isEqualTo(Presence.UNKNOWN);
        walk.at(0, 0, 0, 0).tick(7000);
        assertThat(walk.state().presence()).isEqualTo(Presence.INSIDE);
        walk.tick(7300).tick(7400);
        assertThat(walk.state().presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(walk.events(ZoneEvent.FellSilent.class)).containsExactly(new ZoneEvent.FellSilent(Walk.BEGIN));
        walk.at(8000, 0, 0, 0);
        assertThat(walk.events(ZoneEvent.HeardAgain.class)).hasSize(1);
        assertThat(walk.state().presence()).isEqualTo(Presence.INSIDE);
    }

    @Test
    void whatWasNotBelievedIsShownWithTheBreach() {
        Walk walk = Walk.around(HOME).at(0, 0, 0, 0).at(60, 3000, 0, 0).at(120, 0, 0, 0);
        for (int second = 180; second <= 900; second += 30) {
            walk.at(second, 1.4 * (second - 150), 0, 1.4);
        }
        BreachBegan breach = walk.events(BreachBegan.class).getFirst();
        assertThat(breach.doubted()).first().satisfies(doubt -> {
            assertThat(doubt.sighting().distance()).isGreaterThan(2000);
            assertThat(doubt.reason()).isEqualTo(Doubt.Reason.CAME_BACK);
        });
    }
}
