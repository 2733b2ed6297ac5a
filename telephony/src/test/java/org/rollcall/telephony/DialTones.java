package org.rollcall.telephony;

import java.util.Random;
import org.rollcall.sound.Sound;

/** Keys as a telephone sounds them (ITU-T Q.23), with what lines do to them. */
public final class DialTones {
    private static final int RATE = 8_000;
    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] LOW = {697, 770, 852, 941};
    private static final double[] HIGH = {1209, 1336, 1477, 1633};

    private DialTones() {}

    /**
     * How keys sound.
     *
     * @param onMillis how long each sounds
     * @param offMillis the pause before each and behind the last
     * @param lowDb level of the low tone, dBFS of mean power
     * @param highDb level of the high tone
     * @param offset relative error of both frequencies
     * @param noiseDb level of white noise over all, dBFS of mean power
     */
    public record Style(int onMillis, int offMillis, double lowDb, double highDb, double offset, double noiseDb) {
        /** As most telephones sound them. */
        public static final Style USUAL = new Style(80, 80, -16, -14, 0, -60);
    }

    /** These keys one after the other. */
    public static Sound of(String keys, Style style, long seed) {
        Random random = new Random(seed);
        int on = style.onMillis() * RATE / 1_000;
        int off = style.offMillis() * RATE / 1_000;
        float[] out = new float[keys.length() * (on + off) + off];
        for (int k = 0; k < keys.length(); k++) {
            int key = KEYS.indexOf(keys.charAt(k));
            double low = LOW[key / 4] * (1 + style.offset());
            double high = HIGH[key % 4] * (1 + style.offset());
            int from = off + k * (on + off);
            for (int i = 0; i < on; i++) {
                out[from + i] = (float) (amplitude(style.lowDb()) * Math.sin(2 * Math.PI * low * i / RATE)
                        + amplitude(style.highDb()) * Math.sin(2 * Math.PI * high * i / RATE));
            }
        }
        double noise = Math.pow(10, style.noiseDb() / 20);
        for (int i = 0; i < out.length; i++) {
            out[i] += (float) (noise * random.nextGaussian());
        }
        return Sound.of(out, RATE);
    }

    /** The amplitude of a sine of this mean power. */
    private static double amplitude(double db) {
        return Math.sqrt(2) * Math.pow(10, db / 20);
    }
}
