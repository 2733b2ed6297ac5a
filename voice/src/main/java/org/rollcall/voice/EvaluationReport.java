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
