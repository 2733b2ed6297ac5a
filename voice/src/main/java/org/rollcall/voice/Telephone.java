package org.rollcall.voice;

import java.util.SplittableRandom;
import org.rollcall.sound.G711;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;

/** What a telephone call does to a voice, for training and measuring. */
public enum Telephone {
    /** Nothing: the sound as it is. */
    NONE {
        @Override
        public Sound call(Sound sound, long seed) {
            return sound;
        }
    },
    /** One good line: -26 dBFS, 270 to 3450 Hz, µ-law. */
    CLEAN {
        @Override
        public Sound call(Sound sound, long seed) {
            return line(Level.normalised(sound.resampled(G711.RATE), LEVEL_DBFS).samples());
        }
    },
    /** Another handset (random equaliser), babble-like or pink noise 10 to 20 dB under the voice, GSM, µ-law. */
    HARSH {
        @Override
        public Sound call(Sound sound, long seed) {
            return degraded(sound, new SplittableRandom(seed), 10, 20);
        }
    };

    private static final double LEVEL_DBFS = -26;
    private static final double HANDSET_DECIBELS = 6;

    /**
     * The sound as it arrives, at 8 kHz (at its own rate with {@link #NONE}).
     *
     * @param seed draws handset and noise; one call has one seed
     */
    public abstract Sound call(Sound sound, long seed);

    /** As {@link #HARSH} with noise between two distances in decibels; the copies an enrolment is widened by. */
    static Sound degraded(Sound sound, SplittableRandom random, double least, double most) {
        float[] x = Level.normalised(sound.resampled(G711.RATE), LEVEL_DBFS).samples();
        handset(random).run(x);
        Noise.add(x, least + (most - least) * random.nextDouble(), random);
        Filter.highPass4(270, G711.RATE).run(x);
        Filter.lowPass4(3450, G711.RATE).run(x);
        GsmLikeCodec.run(x);
        return companded(x);
    }

    /** A random tilt and three random bells of up to six decibels. */
    private static Filter handset(SplittableRandom random) {
        double[][] bells = new double[4][];
        for (int i = 0; i < 3; i++) {
            double centre = 300 * Math.pow(10, random.nextDouble());
            bells[i] = Filter.bell(centre, G711.RATE, 0.8 + random.nextDouble(), gain(random));
        }
        bells[3] = Filter.bell(3_400, G711.RATE, 0.5, gain(random));
        return new Filter(bells);
    }

    private static double gain(SplittableRandom random) {
        return HANDSET_DECIBELS * (2 * random.nextDouble() - 1);
    }

    private static Sound line(float[] x) {
        Filter.highPass4(270, G711.RATE).run(x);
        Filter.lowPass4(3450, G711.RATE).run(x);
        return companded(x);
    }

    private static Sound companded(float[] x) {
        return G711.MU_LAW.decode(G711.MU_LAW.encode(Sound.of(x, G711.RATE)));
    }
}
