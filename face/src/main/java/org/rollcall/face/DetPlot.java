package org.rollcall.face;

import java.util.List;
import java.util.Locale;

/** The detection error trade-off curve (Martin et al. 1997): both errors on axes of the normal deviate, as SVG. */
final class DetPlot {
    private static final double[] TICKS = {0.0001, 0.001, 0.01, 0.05, 0.2, 0.5};
    private static final double LOWEST = 0.00005;
    private static final double HIGHEST = 0.5;
    private static final int SIDE = 480;
    private static final int LEFT = 70;
    private static final int TOP = 20;

    private DetPlot() {}

    /** @param curve false match rate and false non-match rate, point by point */
    static String svg(List<double[]> curve) {
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 580 570\" role=\"img\""
                + " font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<title>Detection error trade-off: false non-match rate over false match rate</title>\n"
                + "<rect width=\"580\" height=\"570\" fill=\"#fff\"/>\n");
        for (double tick : TICKS) {
            String label = String.format(Locale.ROOT, tick < 0.01 ? "%.2f %%" : "%.0f %%", 100 * tick);
            out.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%1$.1f %2$d V%3$d M%4$d %5$.1f H%6$d\" stroke=\"#ccc\" fill=\"none\"/>"
                            + "<text x=\"%1$.1f\" y=\"%7$d\" text-anchor=\"middle\">%8$s</text>"
                            + "<text x=\"%9$d\" y=\"%10$.1f\" text-anchor=\"end\">%8$s</text>%n",
                    x(tick),
                    TOP,
                    TOP + SIDE,
                    LEFT,
                    y(tick),
                    LEFT + SIDE,
                    TOP + SIDE + 18,
                    label,
                    LEFT - 6,
                    y(tick) + 4));
        }
        out.append("<polyline fill=\"none\" stroke=\"#005ea2\" stroke-width=\"2\" points=\"");
        String last = "";
        for (double[] point : curve) {
            String next = String.format(Locale.ROOT, "%.1f,%.1f ", x(point[0]), y(point[1]));
            if (!next.equals(last)) {
                out.append(next);
            }
            last = next;
        }
        return out.append("\"/>\n<text x=\"310\" y=\"548\" text-anchor=\"middle\">False match rate</text>\n"
                        + "<text transform=\"translate(14 260) rotate(-90)\" text-anchor=\"middle\">"
                        + "False non-match rate</text>\n</svg>\n")
                .toString();
    }

    private static double x(double rate) {
        return LEFT + SIDE * place(rate);
    }

    private static double y(double rate) {
        return TOP + SIDE * (1 - place(rate));
    }

    private static double place(double rate) {
        double low = deviate(LOWEST);
        return (deviate(Math.clamp(rate, LOWEST, HIGHEST)) - low) / (deviate(HIGHEST) - low);
    }

    /** The normal distribution's quantile for p up to 0.5: Abramowitz and Stegun 26.2.23, error below 4.5e-4. */
    private static double deviate(double p) {
        double t = Math.sqrt(-2 * Math.log(p));
        return -(t
                - (2.515517 + 0.802853 * t + 0.010328 * t * t)
                        / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t));
    }
}
