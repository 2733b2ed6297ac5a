package org.rollcall.face;

import java.util.List;

/**
 * Which cosine means which false match rate for one model, and from which cosine on the answer is MATCH.
 *
 * @param points rising cosine, falling rate, at least two
 * @param match cosine from which on a comparison is a MATCH
 */
public record FaceThresholds(List<Point> points, double match) {
    /** A cosine and the share of pairs of different people that reach it. */
    public record Point(double cosine, double falseMatchRate) {}

    private static final double LOWEST = 1e-7;

    /** Checks the order of the points. */
    public FaceThresholds {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("A threshold table needs at least two points.");
        }
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (!(point.falseMatchRate() > 0 && point.falseMatchRate() <= 1)) {
                throw new IllegalArgumentException("A false match rate lies between 0 and 1, not " + point);
            }
            if (i > 0
                    && !(point.cosine() > points.get(i - 1).cosine()
                            && point.falseMatchRate() < points.get(i - 1).falseMatchRate())) {
                throw new IllegalArgumentException(
                        "In a threshold table the cosine rises and the false match rate falls from point to point, not at "
                                + point);
            }
        }
    }

    /** For the fetched model with the mirrored view, measured on Labeled Faces in the Wild (press photographs). */
    public static FaceThresholds standard() {
        return new FaceThresholds(
                List.of(
                        new Point(0.056, 0.3),
                        new Point(0.131, 0.1),
                        new Point(0.245, 0.01),
                        new Point(0.340, 1e-3),
                        new Point(0.420, 1e-4),
                        new Point(0.485, 1e-5)),
                0.420);
    }

    /** The rate at a cosine: logarithmic between the points, carried on beyond the last, never below 1e-7 nor above 1. */
    public double falseMatchRate(double cosine) {
        int i = 1;
        while (i < points.size() - 1 && points.get(i).cosine() < cosine) {
            i++;
        }
        Point low = points.get(i - 1);
        Point high = points.get(i);
        double part = (cosine - low.cosine()) / (high.cosine() - low.cosine());
        double log = Math.log(low.falseMatchRate()) * (1 - part) + Math.log(high.falseMatchRate()) * part;
        return Math.clamp(Math.exp(log), LOWEST, 1);
    }

    FaceScore score(double cosine) {
        return new FaceScore(cosine, falseMatchRate(cosine), cosine >= match);
    }
}
