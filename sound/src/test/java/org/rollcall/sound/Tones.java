package org.rollcall.sound;

/** Sounds that tests know everything about. */
final class Tones {
    private Tones() {}

    static Sound sine(double hertz, double amplitude, int rate, double seconds) {
        float[] x = new float[(int) (rate * seconds)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return Sound.of(x, rate);
    }

    /** Decibels of what remains when the best-fitting sine is taken away, relative to that sine. */
    static double residue(Sound sound, double hertz) {
        double c = 0;
        double s = 0;
        double all = 0;
        int from = sound.length() / 10;
        int to = sound.length() - from;
        for (int i = from; i < to; i++) {
            double phase = 2 * Math.PI * hertz * i / sound.rate();
            c += sound.at(i) * Math.cos(phase);
            s += sound.at(i) * Math.sin(phase);
            all += sound.at(i) * sound.at(i);
        }
        double fitted = 2 * (c * c + s * s) / (to - from);
        return 10 * Math.log10(Math.max(all - fitted, 1e-12) / fitted);
    }
}
