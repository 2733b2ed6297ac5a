package org.rollcall.face;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Scores of pairs and the error rates that follow (ISO/IEC 19795-1). A pair that could not be compared is an error at
 * every threshold: −∞ if it is genuine, +∞ if not. Intervals are the wider of a bootstrap over people (pairs share
 * people, so pairs are not independent) and Wilson's.
 */
final class ScoredPairs {
    private static final int REPLICATES = 1000;
    private static final long SEED = 20261122;

    /** One scored pair; people are numbered from 0. */
    record Scored(double score, boolean genuine, int first, int second, int fold) {}

    private interface Statistic {
        double of(double[] weights);
    }

    private final Scored[] sorted;
    private final int people;
    private final int folds;
    private final double[] ones;
    private double[][] replicates = {};

    ScoredPairs(List<Scored> pairs, int people, int folds) {
        sorted = pairs.toArray(Scored[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Scored::score));
        this.people = people;
        this.folds = folds;
        ones = new double[sorted.length];
        Arrays.fill(ones, 1);
    }

    long genuine() {
        return Arrays.stream(sorted).filter(Scored::genuine).count();
    }

    long impostors() {
        return sorted.length - genuine();
    }

    /** Mean over folds: threshold from the others, accuracy on this one. */
    Rate accuracy() {
        boolean[] right = new boolean[sorted.length];
        int rounds = folds > 1 ? folds : 10;
        for (int fold = 0; fold < rounds; fold++) {
            double threshold = bestThreshold(fold, rounds);
            for (int i = 0; i < sorted.length; i++) {
                if (fold(i, rounds) == fold) {
                    right[i] = correct(sorted[i], threshold);
                }
            }
        }
        return rate(
                weights -> {
                    double good = 0;
                    double all = 0;
                    for (int i = 0; i < sorted.length; i++) {
                        good += right[i] ? weights[i] : 0;
                        all += weights[i];
                    }
                    return good / all;
                },
                sorted.length);
    }

    private int fold(int i, int rounds) {
        return folds > 1 ? sorted[i].fold() : i % rounds;
    }

    private static boolean correct(Scored pair, double threshold) {
        return Double.isFinite(pair.score()) && pair.genuine() == pair.score() >= threshold;
    }

    /** The threshold with the most right answers on the other folds, halfway between the scores beside it. */
    private double bestThreshold(int without, int rounds) {
        Scored[] others = IntStream.range(0, sorted.length)
                .filter(i -> fold(i, rounds) != without)
                .mapToObj(i -> sorted[i])
                .toArray(Scored[]::new);
        long right = Arrays.stream(others).filter(Scored::genuine).count();
        long best = right;
        double threshold = -1;
        for (int i = 0; i < others.length; i++) {
            right += others[i].genuine() ? -1 : 1;
            double here = Math.max(-1, others[i].score());
            double next = i + 1 < others.length ? Math.min(1, others[i + 1].score()) : 1;
            // Between equal scores no threshold fits.
            if (right > best && next > here) {
                best = right;
                threshold = (here + next) / 2;
            }
        }
        return threshold;
    }

    /** Where false matches and false non-matches are equally frequent. */
    Rate equalErrorRate() {
        return rate(this::equalErrorRate, (int) Math.min(genuine(), impostors()));
    }

    private double equalErrorRate(double[] weights) {
        double genuine = total(weights, true);
        double impostors = total(weights, false);
        double rejected = 0;
        double accepted = impostors;
        double before = 1;
        double after = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i].genuine()) {
                rejected += weights[i];
            } else {
                accepted -= weights[i];
            }
            double falseMatch = accepted / impostors;
            double falseNonMatch = rejected / genuine;
            if (falseNonMatch >= falseMatch) {
                after = falseNonMatch;
                return (Math.max(falseMatch, Math.min(before, after)) + after) / 2;
            }
            before = falseMatch;
        }
        return after;
    }

    /** The share of genuine pairs below the lowest threshold that at most {@code rate} of the impostors reach. */
    Rate falseNonMatchAt(double rate) {
        return rate(weights -> falseNonMatchAt(rate, weights), (int) genuine());
    }

    private double falseNonMatchAt(double rate, double[] weights) {
        double allowed = rate * total(weights, false) + 1e-9;
        double accepted = 0;
        double kept = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            if (sorted[i].genuine()) {
                kept += weights[i];
            } else {
                accepted += weights[i];
                if (accepted > allowed) {
                    break;
                }
            }
        }
        return 1 - kept / total(weights, true);
    }

    /** Shares of genuine pairs below, and of impostors at or above, a fixed threshold. */
    Rate falseNonMatchBelow(double threshold) {
        return rate(w -> share(w, true, p -> p.score() < threshold), (int) genuine());
    }

    Rate falseMatchFrom(double threshold) {
        return rate(w -> share(w, false, p -> p.score() >= threshold), (int) impostors());
    }

    private double share(double[] weights, boolean genuine, java.util.function.Predicate<Scored> counted) {
        double part = 0;
        for (int i = 0; i < sorted.length; i++) {
            part += sorted[i].genuine() == genuine && counted.test(sorted[i]) ? weights[i] : 0;
        }
        return part / total(weights, genuine);
    }

    /** False match rate and false non-match rate at every threshold, falling false match rate. */
    List<double[]> curve() {
        double genuine = Math.max(1, genuine());
        double impostors = Math.max(1, impostors());
        double rejected = 0;
        double accepted = impostors;
        List<double[]> points = new java.util.ArrayList<>();
        points.add(new double[] {1, 0});
        for (Scored pair : sorted) {
            if (pair.genuine()) {
                rejected++;
            } else {
                accepted--;
            }
            points.add(new double[] {accepted / impostors, rejected / genuine});
        }
        return points;
    }

    private double total(double[] weights, boolean genuine) {
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i].genuine() == genuine ? weights[i] : 0;
        }
        return sum;
    }

    private Rate rate(Statistic statistic, int trials) {
        if (trials == 0) {
            return new Rate(Double.NaN, 0, 1);
        }
        double value = statistic.of(ones);
        if (replicates.length == 0) {
            replicates = replicates();
        }
        double[] values = Arrays.stream(replicates)
                .mapToDouble(statistic::of)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        Rate wilson = Rate.wilson(value, trials);
        if (values.length == 0) {
            return wilson;
        }
        double low = values[(int) (0.025 * (values.length - 1))];
        double high = values[(int) Math.ceil(0.975 * (values.length - 1))];
        return new Rate(value, Math.min(low, wilson.low()), Math.max(high, wilson.high()));
    }

    /** Weights of the pairs when the people are drawn again with replacement. */
    private double[][] replicates() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[][] out = new double[REPLICATES][sorted.length];
        for (double[] weights : out) {
            int[] drawn = new int[people];
            for (int i = 0; i < people; i++) {
                drawn[random.nextInt(people)]++;
            }
            for (int i = 0; i < sorted.length; i++) {
                Scored pair = sorted[i];
                weights[i] = pair.genuine() ? drawn[pair.first()] : drawn[pair.first()] * drawn[pair.second()];
            }
        }
        return out;
    }
}
