package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Field;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** What goes through the brokers comes out as it went in, and nothing else is taken for it. */
class ArrivalBytesTest {
    @Property(seed = "2026", tries = 100)
    void whatIsWrittenIsRead(@ForAll("arrivals") Arrival arrival) {
        List<Arrival.Fate> told = new ArrayList<>();
        Arrival read = ArrivalBytes.read(ArrivalBytes.write(arrival), told::add);
        assertThat(read.deviceNumber()).isEqualTo(arrival.deviceNumber());
        assertThat(read.protocol()).isEqualTo(arrival.protocol());
        assertThat(read.fixes()).isEqualTo(arrival.fixes());
        read.done().accept(Arrival.Fate.STORED);
        assertThat(told).containsExactly(Arrival.Fate.STORED);
    }

    @Property(seed = "2026", tries = 100)
    void whatIsCutOffOrLongerIsRefused(
            @ForAll("arrivals") Arrival arrival, @ForAll @IntRange(max = 10_000) int length) {
        byte[] bytes = ArrivalBytes.write(arrival);
        int other = length % (bytes.length + 5);
        if (other != bytes.length) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ArrivalBytes.read(Arrays.copyOf(bytes, other), fate -> {}));
        }
    }

    @Property(seed = "2026", tries = 500)
    void anythingElseIsReadOrRefused(@ForAll byte[] bytes) {
        bytes = Arrays.copyOf(bytes, bytes.length + 1);
        bytes[0] = 1;
        try {
            assertThat(ArrivalBytes.read(bytes, fate -> {})).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("These bytes are no arrival");
        }
    }

    @Provide
    Arbitrary<Arrival> arrivals() {
        return Combinators.combine(
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.of("teltonika", "osmand"),
                        fixes().list().ofMinSize(1).ofMaxSize(5))
                .as((device, protocol, fixes) -> new Arrival(device, protocol, fixes, fate -> {}));
    }

    private static Arbitrary<Fix> fixes() {
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        Arbitrary<Extras> extras = Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), Arbitraries.longs())
                .ofMaxSize(4)
                .map(values -> {
                    Extras.Builder built = Extras.builder();
                    values.forEach(built::put);
                    return built.put("text", "ñ – 1").build();
                });
        return Combinators.combine(
                        times,
                        Arbitraries.integers().between(-900_000_000, 900_000_000),
                        Arbitraries.integers().between(-1_800_000_000, 1_800_000_000),
                        Combinators.combine(
                                        measured(Field.SPEED, 0, 20_000_000),
                                        measured(Field.COURSE, 0, 35_999),
                                        measured(Field.ALTITUDE, -10_000_000, 10_000_000),
                                        measured(Field.ACCURACY, 0, 2_000_000_000),
                                        measured(Field.DOP, 0, 1_000_000),
                                        measured(Field.BATTERY, 0, 1000))
                                .as(Arrays::<@Nullable Double>asList),
                        Arbitraries.integers().between(0, 255).injectNull(0.3),
                        Arbitraries.of(TrackerState.class).set(),
                        Arbitraries.of(true, false),
                        extras)
                .as((time, latitude, longitude, measured, satellites, states, valid, brought) -> new Fix(
                        time,
                        latitude / 1e7,
                        longitude / 1e7,
                        valid,
                        measured.get(0),
                        measured.get(1),
                        measured.get(2),
                        measured.get(3),
                        measured.get(4),
                        satellites,
                        measured.get(5),
                        states.isEmpty() ? EnumSet.noneOf(TrackerState.class) : EnumSet.copyOf(states),
                        brought));
    }

    private static Arbitrary<@Nullable Double> measured(Field field, int lowest, int highest) {
        return Arbitraries.integers().between(lowest, highest).map(field::value).injectNull(0.3);
    }
}
