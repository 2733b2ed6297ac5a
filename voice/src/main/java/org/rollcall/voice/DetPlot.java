package org.rollcall.voice;

import java.util.List;
import java.util.Locale;

/** Draws false non-matches over false matches on normal deviate axes, as SVG (Martin et al., The DET curve, 1997). */
final class DetPlot {
    private static final double[] TICKS = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4};
    private static final double SIDE = 480;
    private static final double MARGIN = 64;

    private DetPlot() {}

    static String svg(List<double[]> curve, String title) {
        StringBuilder s = new StringBuilder();
        s.append(text("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$.0f %1$.0f" font-family="sans-serif" font-size="12" role="img" aria-label="%2$s">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%3$.0f" y="24" font-size="14">%2$s</text>
                """, SIDE + 1.5 * MARGIN, escaped(title), MARGIN));
        for (double tick : TICKS) {
            double at = MARGIN + place(tick);
            double up = MARGIN + SIDE - place(tick);
            s.append(text("""
                    <path d="M%1$.1f %2$.1fV%3$.1fM%2$.1f %4$.1fH%3$.1f" stroke="#ddd" fill="none"/>
                    <text x="%1$.1f" y="%5$.1f" text-anchor="middle">%6$s</text><text x="%7$.1f" y="%4$.1f" text-anchor="end">%6$s</text>
                    """, at, MARGIN, MARGIN + SIDE, up, MARGIN + SIDE + 16, percent(tick), MARGIN - 6));
        }
        s.append(text(
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">false match rate, %%</text>%n",
                MARGIN + SIDE / 2, MARGIN + SIDE + 30));
        s.append(text(
                "<text transform=\"translate(18 %.0f) rotate(-90)\" text-anchor=\"middle\">false non-match rate, %%</text>%n",
                MARGIN + SIDE / 2));
        s.append("<polyline fill=\"none\" stroke=\"#1a4480\" stroke-width=\"2\" points=\"");
        for (double[] point : curve) {
            s.append(text("%.1f,%.1f ", MARGIN + place(point[0]), MARGIN + SIDE - place(point[1])));
        }
        return s.append("\"/>\n</svg>\n").toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String percent(double rate) {
        return rate < 0.01 ? text("%.1f", rate * 100) : text("%.0f", rate * 100);
    }

    private static String escaped(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static double place(double rate) {
        double low = deviate(0.0008);
        return (deviate(Math.clamp(rate, 0.0008, 0.5)) - low) / -low * SIDE;
    }

    /** The normal deviate below which this share lies, by bisection. */
    private static double deviate(double share) {
        double low = -6;
        double high = 6;
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            if (1 - Calibration.upperTail(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
