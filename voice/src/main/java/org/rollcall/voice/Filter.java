package org.rollcall.voice;

/** A chain of second-order sections run over samples, in place (direct form II transposed). */
final class Filter {
    private static final double[] THROUGH = {1, 0, 0, 0, 0};

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

    /** Two sections a pass: the second works while the first waits for its own last output. */
    void run(float[] x) {
        for (int i = 0; i < sections.length; i += 2) {
            run(x, sections[i], i + 1 < sections.length ? sections[i + 1] : THROUGH);
        }
    }

    private static void run(float[] x, double[] a, double[] b) {
        double a0 = a[0];
        double a1 = a[1];
        double a2 = a[2];
        double a3 = a[3];
        double a4 = a[4];
        double b0 = b[0];
        double b1 = b[1];
        double b2 = b[2];
        double b3 = b[3];
        double b4 = b[4];
        double a5 = 0;
        double a6 = 0;
        double b5 = 0;
        double b6 = 0;
        for (int i = 0; i < x.length; i++) {
            double in = x[i];
            double y = a0 * in + a5;
            a5 = a1 * in - a3 * y + a6;
            a6 = a2 * in - a4 * y;
            double out = b0 * y + b5;
            b5 = b1 * y - b3 * out + b6;
            b6 = b2 * y - b4 * out;
            x[i] = (float) out;
        }
    }
}
