package org.rollcall.track.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Tracks with realistic noise: 5 m standard deviation, correlated over 30 s, 3 % outliers, all fields present, at the
 * resolution of a Teltonika device.
 */
final class SyntheticTrack {
    private static final double METRES_IN_DEGREE = 111_200;

    private SyntheticTrack() {}

    /** Sitting at 0 m/s, walking at 1.4, driving at 14. */
    static List<Fix> at(double speed, int fixes, int interval, long seed) {
        Random random = new Random(seed);
        double keep = Math.exp(-interval / 30.0);
        double east = 0;
        double north = 0;
        double noiseEast = 0;
        double noiseNorth = 0;
        double noiseUp = 0;
        double pace = 0;
        double heading = random.nextDouble() * 360;
        List<Fix> track = new ArrayList<>(fixes);
        for (int i = 0; i < fixes; i++) {
            pace = keep * pace + 0.2 * Math.sqrt(1 - keep * keep) * random.nextGaussian();
            double now = speed * Math.max(0, 1 + pace);
            heading = (heading + (random.nextDouble() < 0.1 ? 90 : 0) + 5 * random.nextGaussian() + 720) % 360;
            east += now * interval * Math.sin(Math.toRadians(heading));
            north += now * interval * Math.cos(Math.toRadians(heading));
            double fresh = 5 * Math.sqrt(1 - keep * keep);
            noiseEast = keep * noiseEast + fresh * random.nextGaussian();
            noiseNorth = keep * noiseNorth + fresh * random.nextGaussian();
            noiseUp = keep * noiseUp + fresh * random.nextGaussian();
            boolean outlier = random.nextDouble() < 0.03;
            double away = outlier ? 50 * random.nextGaussian() : 0;
            int satellites = outlier ? 5 : 9 + random.nextInt(4);
            int kmh = (int) Math.round(now * 3.6);
            int level = Math.max(5, 100 - i * interval / 900);
            int hdop = outlier ? 30 : 7 + random.nextInt(3);
            track.add(Fix.at(
                            Instant.parse("2026-11-22T00:00:00Z").plusSeconds((long) i * interval),
                            29.76 + (north + noiseNorth + away) / METRES_IN_DEGREE,
                            -95.37 + (east + noiseEast + away) / METRES_IN_DEGREE / 0.868)
                    .speed(kmh / 3.6)
                    .course(kmh == 0 ? 0 : Math.round(heading) % 360)
                    .altitude(Math.round(20 + noiseUp))
                    .accuracy(hdop * 0.5)
                    .dop(hdop / 10.0)
                    .satellites(satellites)
                    .battery(level)
                    .state(TrackerState.MOVING, kmh > 0)
                    .extra("priority", 0)
                    .extra("event", 0)
                    .extra("io240", kmh > 0 ? 1 : 0)
                    .extra("io113", level)
                    .extra("io182", hdop)
                    .build());
        }
        return track;
    }
}
