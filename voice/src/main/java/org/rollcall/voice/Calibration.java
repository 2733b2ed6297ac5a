package org.rollcall.voice;

import java.util.Map;
import java.util.TreeMap;

/**
 * How scores are read. Made on development data (see the model card) and kept with the model.
 *
 * @param impostorMean mean of other people's fused scores
 * @param impostorDeviation their standard deviation, fitted to the upper tail
 * @param targetMean mean of the same people's fused scores
 * @param targetDeviation their standard deviation
 * @param leastFalseMatchRate the smallest rate the data can tell
 * @param digitExcess the most an answer's asked digits may fit worse than the best ones, cost a frame of digits
 * @param digitDoubt the most another digit may fit better than the asked one in one place, see {@link DigitCheck#doubt}
 * @param digitNeedless the most the whole answer may cost less without one of the digits, see {@link DigitCheck#needless}
 * @param digitMisfit the most the asked digits may cost a frame of digits, their excess added
 */
record Calibration(
        double impostorMean,
        double impostorDeviation,
        double targetMean,
        double targetDeviation,
        double leastFalseMatchRate,
        double digitExcess,
        double digitDoubt,
        double digitNeedless,
        double digitMisfit) {
    static final Calibration DEFAULT = new Calibration(0.1, 1.12, 5.0, 2.0, 3e-3, 0.4, 1.35, 4.0, 7.0);

    /**
     * For scores of a network that nobody has measured: normalised by a cohort they are spread like the shipped model's, but
     * how far that holds in the tail is not known.
     */
    static final Calibration UNMEASURED = new Calibration(0.1, 1.12, 4.0, 2.0, 1e-2, 0.4, 1.35, 4.0, 7.0);

    /** Natural logarithm of the two normal densities' ratio, held flat outside where it rises with the score. */
    double logLikelihoodRatio(double score) {
        double s = Math.clamp(score, impostorMean - 2 * impostorDeviation, targetMean + targetDeviation);
        double target = (s - targetMean) / targetDeviation;
        double impostor = (s - impostorMean) / impostorDeviation;
        return Math.log(impostorDeviation / targetDeviation) + (impostor * impostor - target * target) / 2;
    }

    /** Share of other people who score this high. */
    double falseMatchRate(double score) {
        return Math.clamp(upperTail((score - impostorMean) / impostorDeviation), leastFalseMatchRate, 1.0);
    }

    /** One minus the normal distribution function (Abramowitz and Stegun 26.2.17, error under 7.5e-8). */
    static double upperTail(double z) {
        if (z < 0) {
            return 1 - upperTail(-z);
        }
        double t = 1 / (1 + 0.2316419 * z);
        double poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * poly;
    }

    Map<String, Double> values() {
        Map<String, Double> v = new TreeMap<>();
        v.put("impostorMean", impostorMean);
        v.put("impostorDeviation", impostorDeviation);
        v.put("targetMean", targetMean);
        v.put("targetDeviation", targetDeviation);
        v.put("leastFalseMatchRate", leastFalseMatchRate);
        v.put("digitExcess", digitExcess);
        v.put("digitDoubt", digitDoubt);
        v.put("digitNeedless", digitNeedless);
        v.put("digitMisfit", digitMisfit);
        return v;
    }

    /** What {@link #values} gave; a value that is missing is the default's. */
    static Calibration of(Map<String, Double> values) {
        return new Calibration(
                value(values, "impostorMean", DEFAULT.impostorMean),
                value(values, "impostorDeviation", DEFAULT.impostorDeviation),
                value(values, "targetMean", DEFAULT.targetMean),
                value(values, "targetDeviation", DEFAULT.targetDeviation),
                value(values, "leastFalseMatchRate", DEFAULT.leastFalseMatchRate),
                value(values, "digitExcess", DEFAULT.digitExcess),
                value(values, "digitDoubt", DEFAULT.digitDoubt),
                value(values, "digitNeedless", DEFAULT.digitNeedless),
                value(values, "digitMisfit", DEFAULT.digitMisfit));
    }

    private static double value(Map<String, Double> values, String name, double otherwise) {
        Double value = values.get(name);
        return value == null ? otherwise : value;
    }
}
