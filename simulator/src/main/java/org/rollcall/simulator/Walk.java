package org.rollcall.simulator;

import java.time.Instant;
import java.util.Random;
import org.rollcall.track.Fix;

/**
 * A person's day around one place: they stay, walk out and come back. Positions carry noise like a real receiver's
 * (about 5 m), with its accuracy said.
 */
public final class Walk {
    private static final double METRES_A_DEGREE = 111_320;
    private static final double NOISE_METRES = 5;

    private final double homeLatitude;
    private final double homeLongitude;
    private final double reachMetres;
    private final Random random;
    private double eastMetres;
    private double northMetres;
    private double heading;

    /** @param reachMetres how far from home the walk leads before it turns back */
    public Walk(double homeLatitude, double homeLongitude, double reachMetres, long seed) {
        this.homeLatitude = homeLatitude;
        this.homeLongitude = homeLongitude;
        this.reachMetres = reachMetres;
        this.random = new Random(seed);
        this.heading = random.nextDouble() * 2 * Math.PI;
    }

    /** Walks on for {@code seconds} at {@code metresPerSecond} and says where it is at {@code at}. */
    public Fix next(Instant at, double seconds, double metresPerSecond) {
        heading += random.nextGaussian() * 0.3;
        if (Math.hypot(eastMetres, northMetres) > reachMetres) {
            heading = Math.atan2(-eastMetres, -northMetres);
        }
        eastMetres += Math.sin(heading) * seconds * metresPerSecond;
        northMetres += Math.cos(heading) * seconds * metresPerSecond;
        return here(at, metresPerSecond);
    }

    private Fix here(Instant at, double metresPerSecond) {
        double north = northMetres + random.nextGaussian() * NOISE_METRES;
        double east = eastMetres + random.nextGaussian() * NOISE_METRES;
        double latitude = homeLatitude + north / METRES_A_DEGREE;
        double longitude = homeLongitude + east / (METRES_A_DEGREE * Math.cos(Math.toRadians(homeLatitude)));
        return Fix.at(at, latitude, longitude)
                .valid(true)
                .speed(metresPerSecond)
                .course(Math.floorMod(Math.round(Math.toDegrees(heading)), 360L))
                .altitude(20)
                .dop(0.9)
                .satellites(9 + random.nextInt(5))
                .battery(60 + random.nextInt(40))
                .build();
    }
}
