package org.rollcall.track.stay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.rollcall.track.Fix;

class StaysPropertyTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    @Property(tries = 60, seed = "2026")
    void stretchesFollowOneAnotherFromTheFirstFixToTheLast(@ForAll long seed) {
        Random random = new Random(seed);
        List<Fix> track = new ArrayList<>();
        Instant at = MORNING;
        double latitude = 29.76;
        for (int i = 0; i < 300; i++) {
            at = at.plusSeconds(random.nextInt(20) == 0 ? random.nextInt(4_000) : 20 + random.nextInt(60));
            latitude += random.nextInt(3) == 0 ? random.nextGaussian() * 3e-3 : random.nextGaussian() * 5e-5;
            track.add(Fix.at(at, latitude, -95.37).build());
        }
        List<Stretch> found = Stays.USUAL.of(track);
        assertThat(found.getFirst().from()).isEqualTo(track.getFirst().time());
        assertThat(found.getLast().until()).isEqualTo(track.getLast().time());
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).from()).isEqualTo(found.get(i - 1).until());
        }
    }
}
