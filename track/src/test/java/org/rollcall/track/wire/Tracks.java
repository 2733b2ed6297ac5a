package org.rollcall.track.wire;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.track.Fix;

/** Fixes such as a Teltonika device can send. */
final class Tracks {
    private Tracks() {}

    static Arbitrary<Fix> teltonikaFix() {
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        return Combinators.combine(
                        times,
                        Arbitraries.integers().between(-900_000_000, 900_000_000),
                        Arbitraries.integers().between(-1_800_000_000, 1_800_000_000),
                        Arbitraries.integers().between(0, 65_535),
                        Arbitraries.integers().between(0, 359),
                        Arbitraries.integers().between(-500, 9000),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.maps(Arbitraries.integers().between(1, 255), Arbitraries.longs())
                                .ofMaxSize(12))
                .as((time, latitude, longitude, kmh, course, altitude, satellites, elements) -> {
                    Fix.Builder fix = Fix.at(time, latitude / 1e7, longitude / 1e7)
                            .valid(satellites > 0)
                            .speed(kmh / 3.6)
                            .course(course)
                            .altitude(altitude)
                            .satellites(satellites);
                    elements.forEach((element, value) -> fix.extra("io" + element, value));
                    return fix.build();
                });
    }
}
