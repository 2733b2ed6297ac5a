package org.rollcall.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Error rates of a set of trials. Not enough trials of a kind give rates that are not numbers. */
final class ErrorRates {
    private static final int REPLICATES = 1_000;

    private final double[] targets;
    private final double[] impostors;

    /** One trial's score; infinite where the answer was refused or the trial failed. */
    record Trial(String speaker, boolean target, double score) {}

    ErrorRates(List<Trial> trials) {
        targets = scores(trials, true);
        impostors = scores(trials, false);
    }

    private static double[] scores(List<Trial> trials, boolean target) {
        return trials.stream()
                .filter(t -> t.target() == target)
                .mapToDouble(Trial::score)
                .sorted()
                .toArray();
    }

    /** Share of targets below the lowest threshold at which at most this share of impostors comes through. */
    double missesAt(double falseMatchRate) {
        if (targets.length == 0 || impostors.length == 0) {
            return Double.NaN;
        }
        int allowed = (int) Math.floor(falseMatchRate * impostors.length + 1e-9);
        double highestKept = impostors[impostors.length - 1 - allowed];
        return (double) countUpTo(targets, highestKept) / targets.length;
    }

    /** The rate at which both errors are equal, read where they cross. */
    double equal() {
        if (targets.length == 0 || impostors.length == 0) {
            return Double.NaN;
        }
        double[] before = {0, 1};
        for (double[] point : curve()) {
            double over = point[0] - point[1];
            if (over >= 0) {
                double under = before[1] - before[0];
                double way = under + over <= 0 ? 0 : under / (under + over);
                return before[0] + way * (point[0] - before[0]);
            }
            before = point;
        }
        return Double.NaN;
    }

    /** Corners of the trade-off: false match rate and false non-match rate, from the strictest threshold on. */
    List<double[]> curve() {
        List<double[]> points = new ArrayList<>();
        points.add(point(0, countUpTo(targets, impostors[impostors.length - 1])));
        for (int through = 1; through <= impostors.length; through++) {
            points.add(point(through, countBelow(targets, impostors[impostors.length - through])));
            boolean last = through == impostors.length;
            points.add(point(through, last ? 0 : countUpTo(targets, impostors[impostors.length - through - 1])));
        }
        return points;
    }

    private double[] point(int matches, int misses) {
        return new double[] {(double) matches / impostors.length, (double) misses / targets.length};
    }

    private static int countBelow(double[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int countUpTo(double[] sorted, double limit) {
        return countBelow(sorted, Math.nextUp(limit));
    }

    /** A rate and the 2.5th and 97.5th percentile of it over samples of speakers drawn with replacement. */
    static EvaluationReport.Rate withInterval(List<Trial> trials, ToDoubleFunction<ErrorRates> rate) {
        List<String> speakers = trials.stream().map(Trial::speaker).distinct().toList();
        List<List<Trial>> bySpeaker = speakers.stream()
                .map(s -> trials.stream().filter(t -> t.speaker().equals(s)).toList())
                .toList();
        SplittableRandom random = new SplittableRandom(1);
        double[] drawn = new double[REPLICATES];
        for (int i = 0; i < REPLICATES; i++) {
            List<Trial> sample = new ArrayList<>(trials.size());
            for (int k = 0; k < bySpeaker.size(); k++) {
                sample.addAll(bySpeaker.get(random.nextInt(bySpeaker.size())));
            }
            drawn[i] = rate.applyAsDouble(new ErrorRates(sample));
        }
        double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
        double value = rate.applyAsDouble(new ErrorRates(trials));
        if (sorted.length == 0) {
            return new EvaluationReport.Rate(value, Double.NaN, Double.NaN);
        }
        return new EvaluationReport.Rate(
                value,
                sorted[(int) (0.025 * (sorted.length - 1))],
                sorted[(int) Math.ceil(0.975 * (sorted.length - 1))]);
    }
}
