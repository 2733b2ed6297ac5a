package org.rollcall.voice;

/** Decides whether an answer is the digits asked for. */
final class DigitChecking {
    private DigitChecking() {}

    static DigitCheck check(String digits, Alignment.Path asked, Alignment.Path free, Calibration limits) {
        int frames = Math.max(
                1, asked.digits().stream().mapToInt(p -> p.to() - p.from()).sum());
        double cost = asked.digits().isEmpty()
                ? Double.POSITIVE_INFINITY
                : asked.digits().stream().mapToDouble(Alignment.Placed::cost).sum() / frames;
        double excess = (asked.cost() - free.cost()) / frames;
        double worst = worst(asked, free);
        boolean passed = Double.isFinite(cost)
                && excess <= limits.digitExcess()
                && worst <= limits.worstDigitExcess()
                && cost + excess <= limits.digitMisfit();
        return new DigitCheck(digits, free.heard(), excess, worst, cost, passed);
    }

    private static double worst(Alignment.Path asked, Alignment.Path free) {
        double worst = 0;
        for (Alignment.Placed a : asked.digits()) {
            double best = 0;
            int covered = 0;
            for (Alignment.Placed f : free.digits()) {
                int shared = Math.min(a.to(), f.to()) - Math.max(a.from(), f.from());
                if (shared > 0) {
                    best += f.cost() * shared / (f.to() - f.from());
                    covered += shared;
                }
            }
            if (covered > 0) {
                worst = Math.max(worst, a.cost() / (a.to() - a.from()) - best / covered);
            }
        }
        return worst;
    }
}
