package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.equipment.TrackerId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.rollcall.track.stay.Stretch;
import org.rollcall.track.zone.Zone;

class DaySummaryTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T14:00:00Z");
    private final ParticipantId person = new ParticipantId(UUID.randomUUID());
    private final TrackerId tracker = new TrackerId(UUID.randomUUID());
    private final List<Placed> fixes = new ArrayList<>();

    /** A fix a minute at that latitude. */
    private void minutes(int number, double latitude, double battery, boolean charging) {
        for (int i = 0; i < number; i++) {
            Instant at = MORNING.plus(Duration.ofMinutes(fixes.size()));
            Fix fix = Fix.at(at, latitude, -95.37)
                    .battery(battery)
                    .state(TrackerState.CHARGING, charging)
                    .build();
            fixes.add(new Placed(tracker, fix, at));
        }
    }

    private DaySummary summary() {
        var home = new ParticipantZone(
                new org.rollcall.location.ZoneId(UUID.randomUUID()),
                1,
                person,
                "Home",
                Zone.Kind.INCLUSION,
                Wearer.HOME,
                "",
                ZoneId.of("America/Chicago"),
                ZoneGrace.USUAL,
                null,
                true,
                MORNING);
        return DaySummary.of(
                new Movements.History(person, MORNING, MORNING.plus(Duration.ofDays(1)), fixes, List.of()),
                List.of(home));
    }

    @Test
    void aStayIsNamedByTheirOwnZoneAndByNothingElse() {
        minutes(30, 29.76, 80, false);
        minutes(30, 29.78, 70, false);
        assertThat(summary().parts()).extracting(DaySummary.Part::zone).containsExactly("Home", null, null);
        assertThat(summary().parts().get(1).stretch()).isInstanceOf(Stretch.Trip.class);
    }

    @Test
    void theBurdenOfChargingIsCounted() {
        minutes(10, 29.76, 20, false);
        minutes(60, 29.76, 55, true);
        minutes(20, 29.76, 90, false);
        minutes(30, 29.76, 95, true);
        DaySummary.Charging charging = summary().charging();
        assertThat(charging.times()).isEqualTo(2);
        assertThat(charging.length()).isEqualTo(Duration.ofMinutes(60 + 29));
        assertThat(charging.lowest()).isEqualTo(20);
    }

    @Test
    void nothingReadIsNothingSummedUp() {
        assertThat(summary().parts()).isEmpty();
        assertThat(summary().charging().times()).isZero();
        assertThat(summary().charging().lowest()).isNull();
    }
}
