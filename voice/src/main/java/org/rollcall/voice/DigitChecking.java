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
        Alignment.Saved saved = alignment.saved(asked);
        double doubt = doubt(saved, places);
        double needless = needless(saved);
        boolean passed = Double.isFinite(cost)
                && excess <= limits.digitExcess()
                && doubt <= limits.digitDoubt()
                && needless <= limits.digitNeedless()
                && cost + excess <= limits.digitMisfit();
        return new DigitCheck(asked.digits(), free.heard(), excess, doubt, needless, cost, passed);
    }

    /** How much another digit saves in the place where that is most, all other digits being as asked. */
    private static double doubt(Alignment.Saved saved, List<Alignment.Placed> places) {
        float[][] instead = saved.instead();
        double most = instead.length == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (int i = 0; i < instead.length; i++) {
            Alignment.Placed place = places.get(i);
            double scale = 1 / Math.sqrt(ORDINARY * (place.to() - place.from()));
            for (int d = 0; d < Templates.DIGITS; d++) {
                if (d != place.digit()) {
                    most = Math.max(most, instead[i][d] * scale);
                }
            }
        }
        return most;
    }

    /** How much it saves to leave a digit out, in the place where that is most: one the caller did not say is squeezed in. */
    private static double needless(Alignment.Saved saved) {
        double most = saved.without().length == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (float without : saved.without()) {
            most = Math.max(most, without);
        }
        return most;
    }
}
