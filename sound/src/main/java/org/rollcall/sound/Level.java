package org.rollcall.sound;

/** How loud a sound is. Decibels are relative to full scale: a constant 1 has 0 dBFS, a full-scale sine -3.01. */
public final class Level {
    /** The level of silence, so that it stays a number. */
    public static final double SILENCE_DBFS = -120;

    private static final float FULL = 0.98f;

    private Level() {}

    /** Root mean square level in dBFS, at least {@link #SILENCE_DBFS}. */
    public static double dbfs(Sound sound) {
        double sum = 0;
        for (float s : sound.shared()) {
            sum += (double) s * s;
        }
        double mean = sound.isEmpty() ? 0 : sum / sound.length();
        return mean <= 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 10 * Math.log10(mean));
    }

    /** The largest absolute sample, 0 to 1. */
    public static float peak(Sound sound) {
        float peak = 0;
        for (float s : sound.shared()) {
            peak = Math.max(peak, Math.abs(s));
        }
        return peak;
    }

    /**
     * The share of samples, 0 to 1, that lie in runs of two or more at the top of the range. A single full-scale sample
     * is a peak, a run of them is clipping. The top is 0.98 and more, which the largest codes of both G.711 laws
     * reach.
     */
    public static double clippedShare(Sound sound) {
        float[] x = sound.shared();
        int clipped = 0;
        int run = 0;
        for (int i = 0; i <= x.length; i++) {
            boolean full = i < x.length && Math.abs(x[i]) >= FULL && (run == 0 || x[i] * x[i - 1] > 0);
            if (full) {
                run++;
                continue;
            }
            clipped += run > 1 ? run : 0;
            run = i < x.length && Math.abs(x[i]) >= FULL ? 1 : 0;
        }
        return x.length == 0 ? 0 : clipped / (double) x.length;
    }

    /** The sound at this root mean square level. Silence stays silence; peaks beyond full scale are cut. */
    public static Sound normalised(Sound sound, double dbfs) {
        double now = dbfs(sound);
        return now <= SILENCE_DBFS ? sound : sound.scaled(Math.pow(10, (dbfs - now) / 20));
    }
}
