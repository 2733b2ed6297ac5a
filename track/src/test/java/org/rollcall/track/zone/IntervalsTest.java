package org.rollcall.track.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void nightsFollowTheClocksOnTheWall() {
        Intervals nights = Intervals.weekly(
                Set.of(DayOfWeek.SATURDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                NEW_YORK,
                LocalDate.of(2026, 10, 31),
                LocalDate.of(2026, 11, 7));
        // In the first of these nights the clocks go back.
        assertThat(nights.intervals()).hasSize(2);
        assertThat(nights.total()).isEqualTo(Duration.ofHours(9 + 8));
        assertThat(nights.inForce(Instant.parse("2026-11-01T10:59:59Z"))).isTrue();
        assertThat(nights.inForce(Instant.parse("2026-11-01T11:00:00Z"))).isFalse();
    }

    @Test
    void permissionsAreTakenOut() {
        Instant begin = Instant.parse("2026-11-22T00:00:00Z");
        Intervals day = new Intervals(List.of(new Intervals.Interval(begin, begin.plusSeconds(86_400))));
        Intervals work = new Intervals(List.of(
                new Intervals.Interval(begin.plusSeconds(3600), begin.plusSeconds(7200)),
                new Intervals.Interval(begin.minusSeconds(60), begin.plusSeconds(60)),
                new Intervals.Interval(begin.plusSeconds(86_000), begin.plusSeconds(99_000))));
        Intervals left = day.without(work);
        assertThat(left.total()).isEqualTo(Duration.ofSeconds(86_400 - 3600 - 60 - 400));
        assertThat(left.inForce(begin.plusSeconds(30))).isFalse();
        assertThat(left.inForce(begin.plusSeconds(60))).isTrue();
        assertThat(left.inForce(begin.plusSeconds(5000))).isFalse();
    }

    @Test
    void overlappingIntervalsAreOne() {
        Instant begin = Instant.parse("2026-11-22T00:00:00Z");
        Intervals joined = new Intervals(List.of(
                new Intervals.Interval(begin.plusSeconds(10), begin.plusSeconds(30)),
                new Intervals.Interval(begin, begin.plusSeconds(60)),
                new Intervals.Interval(begin.plusSeconds(60), begin.plusSeconds(90))));
        assertThat(joined.intervals()).containsExactly(new Intervals.Interval(begin, begin.plusSeconds(90)));
    }
}
