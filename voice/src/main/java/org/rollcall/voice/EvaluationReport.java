package org.rollcall.voice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation measured. Single-session recordings make it optimistic.
 *
 * @param eer equal error rate
 * @param fnmrFmr1e2 false non-match rate where one impostor in a hundred comes through
 * @param fnmrFmr1e3 the same, one in a thousand; {@code fewImpostors} says whether there are enough to tell
 * @param targets true claims tried
 * @param impostors false claims tried
 * @param speakers people enrolled, or that should have been
 * @param failed trials without an answer, counted as errors: a true claim as missed, a false one as matched
 * @param failedEnrolments people who could not be enrolled
 * @param wrongDigits trials refused since the digits did not fit; a true claim counts as missed
 * @param enrolMilliseconds mean processor time a person, without reading files
 * @param compareMilliseconds mean processor time a trial, without reading files
 * @param failures a sentence for each failure, the first hundred
 * @param groups the same figures by group of the claimed speaker, where groups were given
 * @param detSvg the trade-off curve as SVG
 */
public record EvaluationReport(
        Rate eer,
        Rate fnmrFmr1e2,
        Rate fnmrFmr1e3,
        int targets,
        int impostors,
        int speakers,
        int failed,
        int failedEnrolments,
        int wrongDigits,
        double enrolMilliseconds,
        double compareMilliseconds,
        List<String> failures,
        Map<String, EvaluationReport> groups,
        String detSvg) {
    public EvaluationReport {
        failures = List.copyOf(failures);
        groups = Map.copyOf(groups);
    }

    /** A share from 0 to 1 with its 95 % interval from drawing speakers again and again; not a number where it cannot be told. */
    public record Rate(double value, double low, double high) {}

    /** Whether the impostors are too few to tell a rate of one in a thousand. */
    public boolean fewImpostors() {
        return impostors < 3_000;
    }

    /** The figures as one JSON object. */
    public String json() {
        StringBuilder s = new StringBuilder("{");
        s.append("\"eer\":").append(json(eer));
        s.append(",\"fnmr_fmr_1e2\":").append(json(fnmrFmr1e2));
        s.append(",\"fnmr_fmr_1e3\":").append(json(fnmrFmr1e3));
        s.append(String.format(
                Locale.ROOT,
                ",\"targets\":%d,\"impostors\":%d,\"speakers\":%d,\"failed\":%d,\"failed_enrolments\":%d"
                        + ",\"wrong_digits\":%d,\"enrol_ms\":%.2f,\"compare_ms\":%.2f",
                targets,
                impostors,
                speakers,
                failed,
                failedEnrolments,
                wrongDigits,
                enrolMilliseconds,
                compareMilliseconds));
        if (!groups.isEmpty()) {
            s.append(",\"groups\":{");
            String between = "";
            for (Map.Entry<String, EvaluationReport> g : new TreeMap<>(groups).entrySet()) {
                s.append(between)
                        .append(quoted(g.getKey()))
                        .append(':')
                        .append(g.getValue().json());
                between = ",";
            }
            s.append('}');
        }
        return s.append('}').toString();
    }

    /** The figures in sentences for a terminal. */
    public String text() {
        StringBuilder s = new StringBuilder();
        s.append(String.format(
                Locale.ROOT,
                "%d speakers, %d true and %d false claims.%nEER %s; FNMR at FMR 1 %% %s, at FMR 0.1 %% %s%s.%n",
                speakers,
                targets,
                impostors,
                text(eer),
                text(fnmrFmr1e2),
                text(fnmrFmr1e3),
                fewImpostors() ? " (too few false claims to tell)" : ""));
        s.append(String.format(
                Locale.ROOT,
                "Not enrolled %d, without an answer %d (counted as errors), other digits than asked for %d.%n"
                        + "%.0f ms an enrolment, %.0f ms a comparison. Recordings of one session make figures optimistic.%n",
                failedEnrolments,
                failed,
                wrongDigits,
                enrolMilliseconds,
                compareMilliseconds));
        failures.forEach(failure -> s.append(failure).append(System.lineSeparator()));
        new TreeMap<>(groups)
                .forEach((group, report) -> s.append(String.format(
                        Locale.ROOT,
                        "%s: EER %s; FNMR at FMR 1 %% %s; %d true and %d false claims.%n",
                        group,
                        text(report.eer),
                        text(report.fnmrFmr1e2),
                        report.targets,
                        report.impostors)));
        return s.toString().stripTrailing();
    }

    private static String text(Rate r) {
        return Double.isFinite(r.value)
                ? String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f)", 100 * r.value, 100 * r.low, 100 * r.high)
                : "cannot be told";
    }

    private static String json(Rate r) {
        return "{\"value\":" + number(r.value) + ",\"low\":" + number(r.low) + ",\"high\":" + number(r.high) + "}";
    }

    private static String number(double v) {
        return Double.isFinite(v) ? String.format(Locale.ROOT, "%.6f", v) : "null";
    }

    private static String quoted(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
