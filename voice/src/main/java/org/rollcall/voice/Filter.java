package org.rollcall.voice;

/** A chain of second-order sections run over samples, in place (direct form II transposed). */
final class Filter {
    private final double[][] sections;

    Filter(double[]... sections) {
        this.sections = sections;
    }

    /** Butterworth sections of fourth order, bilinear with pre-warping; edge in hertz. */
    static Filter highPass4(double edge, double rate) {
        return new Filter(highPass(edge, rate, 0.541196100146197), highPass(edge, rate, 1.306562964876377));
    }

    /** As {@link #highPass4}, low-pass. */
    static Filter lowPass4(double edge, double rate) {
        return new Filter(lowPass(edge, rate, 0.541196100146197), lowPass(edge, rate, 1.306562964876377));
    }

    private static double[] lowPass(double edge, double rate, double q) {
        double k = Math.tan(Math.PI * edge / rate);
        double norm = 1 / (1 + k / q + k * k);
        double b = k * k * norm;
        return new double[] {b, 2 * b, b, 2 * (k * k - 1) * norm, (1 - k / q + k * k) * norm};
    }

    private static double[] highPass(double edge, double rate, double q) {
        double k = Math.tan(Math.PI * edge / rate);
        double norm = 1 / (1 + k / q + k * k);
        return new double[] {norm, -2 * norm, norm, 2 * (k * k - 1) * norm, (1 - k / q + k * k) * norm};
    }

    /** A peak or dip of so many decibels (the audio-equaliser cookbook's peaking section). */
    static double[] bell(double centre, double rate, double q, double decibels) {
        double a = Math.pow(10, decibels / 40);
        double w = 2 * Math.PI * centre / rate;
        double alpha = Math.sin(w) / (2 * q);
        double a0 = 1 + alpha / a;
        return new double[] {
            (1 + alpha * a) / a0,
            -2 * Math.cos(w) / a0,
            (1 - alpha * a) / a0,
            -2 * Math.cos(w) / a0,
            (1 - alpha / a) / a0
        };
    }

    void run(float[] x) {
        for (double[] s : sections) {
            double z1 = 0;
            double z2 = 0;
            for (int i = 0; i < x.length; i++) {
                double in = x[i];
                double y = s[0] * in + z1;
                z1 = s[1] * in - s[3] * y + z2;
                z2 = s[2] * in - s[4] * y;
                x[i] = (float) y;
            }
        }
    }
}
