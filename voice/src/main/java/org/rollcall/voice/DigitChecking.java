package org.rollcall.voice;

import java.util.List;

/** Decides whether an answer is the digits asked for. */
final class DigitChecking {
    /** Length of an ordinary digit in frames. What a rival saves in a place is judged by the root of the place's length. */
    private static final double ORDINARY = 30;

    private DigitChecking() {}

    static DigitCheck check(Alignment alignment, Alignment.Forced asked, Calibration limits) {
        List<Alignment.Placed> places = asked.path().digits();
        Alignment.Path free = alignment.free();
        int length =
                Math.max(1, places.stream().mapToInt(p -> p.to() - p.from()).sum());
        double cost = places.isEmpty()
                ? Double.POSITIVE_INFINITY
                : places.stream().mapToDouble(Alignment.Placed::cost).sum() / length;
        double excess = (asked.path().cost() - free.cost()) / length;
        double doubt = doubt(alignment, asked);
        boolean passed = Double.isFinite(cost)
                && excess <= limits.digitExcess()
                && doubt <= limits.digitDoubt()
                && cost + excess <= limits.digitMisfit();
        return new DigitCheck(asked.digits(), free.heard(), excess, doubt, cost, passed);
    }

    /** How much another digit saves in the place where that is most, all other digits being as asked. */
    private static double doubt(Alignment alignment, Alignment.Forced asked) {
        float[][] saved = alignment.saved(asked);
        double most = saved.length == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (int i = 0; i < saved.length; i++) {
            Alignment.Placed place = asked.path().digits().get(i);
            double scale = 1 / Math.sqrt(ORDINARY * (place.to() - place.from()));
            for (int d = 0; d < Templates.DIGITS; d++) {
                if (d != place.digit()) {
                    most = Math.max(most, saved[i][d] * scale);
                }
            }
        }
        return most;
    }
}
