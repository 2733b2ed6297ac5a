package org.rollcall.track.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;
import org.rollcall.track.zone.Position;

class StaysTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final Position HOME = new Position(29.76, -95.37);
    /** 2.2 km north of home. */
    private static final Position WORK = new Position(29.78, -95.37);

    private final List<Fix> fixes = new ArrayList<>();
    private final Random noise = new Random(7);
    private Instant now = MORNING;

    private void at(Position place, int minutes) {
        for (int i = 0; i < minutes; i++) {
            fix(place.latitude(), place.longitude());
        }
    }

    private void walk(Position from, Position to, int minutes) {
        for (int i = 1; i < minutes; i++) {
            double share = (double) i / minutes;
            fix(
                    from.latitude() + share * (to.latitude() - from.latitude()),
                    from.longitude() + share * (to.longitude() - from.longitude()));
        }
    }

    /** A fix a minute, off by 8 m. */
    private void fix(double latitude, double longitude) {
        fixes.add(Fix.at(now, latitude + noise.nextGaussian() * 7e-5, longitude + noise.nextGaussian() * 8e-5)
                .build());
        now = now.plusSeconds(60);
    }

    private List<Stretch> found() {
        return Stays.USUAL.of(fixes);
    }

    @Test
    void findsTheStayAtHomeTheWayAndTheStayAtWork() {
        at(HOME, 60);
        walk(HOME, WORK, 25);
        at(WORK, 120);
        List<Stretch> found = found();
        assertThat(found).hasSize(3);
        Stretch.Stay home = (Stretch.Stay) found.get(0);
        assertThat(home.place().distance(HOME)).isLessThan(10);
        assertThat(home.length()).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(62));
        Stretch.Trip way = (Stretch.Trip) found.get(1);
        assertThat(way.metres()).isCloseTo(2_220, within(250.0));
        assertThat(way.length()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(28));
        assertThat(((Stretch.Stay) found.get(2)).place().distance(WORK)).isLessThan(10);
    }

    @Test
    void aJumpOfThreeKilometresAndBackEndsNoStay() {
        at(HOME, 30);
        at(new Position(29.787, -95.37), 2);
        at(HOME, 30);
        assertThat(found()).singleElement().isInstanceOf(Stretch.Stay.class);
    }

    @Test
    void aReceiverThatDriftsInTheHouseIsAtHome() {
        at(HOME, 30);
        at(new Position(29.7611, -95.3702), 8);
        at(HOME, 30);
        assertThat(found()).singleElement().isInstanceOf(Stretch.Stay.class);
    }

    @Test
    void silenceIsNeitherAStayNorATrip() {
        at(HOME, 20);
        now = now.plus(Duration.ofHours(2));
        at(HOME, 20);
        assertThat(found())
                .extracting(Object::getClass)
                .containsExactly(Stretch.Stay.class, Stretch.Silence.class, Stretch.Stay.class);
        assertThat(found().get(1).length()).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(122));
    }

    @Test
    void whatCannotBeBelievedIsNotAsked() {
        at(HOME, 20);
        fixes.add(Fix.at(now, 29.9, -95.37).accuracy(900).build());
        fixes.add(Fix.at(now.plusSeconds(9), 0, 0).valid(false).build());
        at(HOME, 20);
        assertThat(found()).singleElement().isInstanceOf(Stretch.Stay.class);
        assertThat(Stays.USUAL.of(List.of())).isEmpty();
    }

    @Test
    void theOrderInWhichFixesCameDoesNotMatter() {
        at(HOME, 40);
        walk(HOME, WORK, 25);
        at(WORK, 40);
        List<Stretch> inOrder = found();
        Collections.shuffle(fixes, new Random(3));
        assertThat(found()).isEqualTo(inOrder);
    }
}
