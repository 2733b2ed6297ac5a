package org.rollcall.face;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param modelVersion the model that was measured
 * @param accuracy share of pairs told right, the threshold taken from the other folds
 * @param eer rate at which both errors are equal
 * @param fnmrAtFmr1e2 false non-matches at a false match rate of 1 in 100; the next two at 1 in 1,000 and 10,000
 * @param genuine pairs of one person
 * @param impostors pairs of two people
 * @param failed pairs that could not be compared; each counts as an error
 * @param failures pictures without a face, by reason
 * @param askedAgain pictures a check-in would have asked for again, by reason (one picture may have several)
 * @param threshold the MATCH cosine in force
 * @param fnmrAtThreshold genuine pairs below it
 * @param fmrAtThreshold impostor pairs at or above it
 * @param groups errors at the threshold among the people of one group
 * @param medianMillis median milliseconds by step, over the pictures
 * @param detSvg the DET curve as an SVG file
 */
public record FaceEvaluationReport(
        String modelVersion,
        Rate accuracy,
        Rate eer,
        Rate fnmrAtFmr1e2,
        Rate fnmrAtFmr1e3,
        Rate fnmrAtFmr1e4,
        long genuine,
        long impostors,
        int failed,
        Map<String, Integer> failures,
        Map<FaceProblem, Integer> askedAgain,
        double threshold,
        Rate fnmrAtThreshold,
        Rate fmrAtThreshold,
        List<Group> groups,
        Map<StepTimes.Step, Double> medianMillis,
        String detSvg) {

    /** Errors at the threshold in force between people of one group. */
    public record Group(String name, long genuine, long impostors, Rate fnmr, Rate fmr) {}

    /** Pairs in all. */
    public long pairs() {
        return genuine + impostors;
    }

    /** Median milliseconds for one picture, the steps' medians together. */
    public double millis() {
        return medianMillis.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** One JSON object: rates as fractions with their 95 % intervals, then pairs, failed, ms (of one picture). */
    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"accuracy\":%s,\"eer\":%s,\"fnmr_fmr_1e2\":%s,\"fnmr_fmr_1e3\":%s,\"fnmr_fmr_1e4\":%s,"
                        + "\"pairs\":%d,\"failed\":%d,\"ms\":%.2f}",
                accuracy.json(),
                eer.json(),
                fnmrAtFmr1e2.json(),
                fnmrAtFmr1e3.json(),
                fnmrAtFmr1e4.json(),
                pairs(),
                failed,
                millis());
    }

    /** For reading, in English; 95 % intervals in brackets. */
    public String toText() {
        StringBuilder out = new StringBuilder();
        line(out, "Model", modelVersion);
        line(out, "Pairs", "%,d of one person, %,d of two people".formatted(genuine, impostors));
        line(out, "Accuracy", accuracy.toString());
        line(out, "Equal error rate", eer.toString());
        line(out, "FNMR at FMR 1 in 100", fnmrAtFmr1e2.toString());
        line(out, "FNMR at FMR 1 in 1,000", fnmrAtFmr1e3.toString() + scarce(1000));
        line(out, "FNMR at FMR 1 in 10,000", fnmrAtFmr1e4.toString() + scarce(10_000));
        line(out, "At the threshold in force", String.format(Locale.ROOT, "cosine %.3f", threshold));
        line(out, "  one person, no match", fnmrAtThreshold.toString());
        line(out, "  two people, match", fmrAtThreshold.toString());
        line(out, "Pairs not compared", failed + " (counted as errors)");
        failures.forEach((reason, count) -> line(out, "  " + reason, count + " pictures"));
        askedAgain.forEach((reason, count) -> line(out, "  asked again: " + reason, count + " pictures"));
        for (Group group : groups) {
            line(
                    out,
                    "Group " + group.name(),
                    "no match %s of %d, match %s of %d"
                            .formatted(group.fnmr(), group.genuine(), group.fmr(), group.impostors()));
        }
        medianMillis.forEach(
                (step, millis) -> line(out, "ms " + step.name().toLowerCase(Locale.ROOT), "%.1f".formatted(millis)));
        line(out, "ms a picture", String.format(Locale.ROOT, "%.1f", millis()));
        return out.toString();
    }

    private String scarce(long needed) {
        return impostors < needed ? " — too few pairs of two people for this rate" : "";
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(String.format(Locale.ROOT, "%-27s %s%n", name, value));
    }
}
