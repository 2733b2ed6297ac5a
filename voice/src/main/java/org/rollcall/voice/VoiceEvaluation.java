package org.rollcall.voice;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.sound.UnreadableSound;

/**
 * Measures the comparison on lists of recordings, the way it runs in production: enrolment from the items of a line,
 * comparison of a trial's items, normalised by the other people enrolled.
 */
public final class VoiceEvaluation {
    private static final int FEWEST_OTHERS = 2;
    private static final int MOST_OTHERS = 60;
    private static final int MOST_FAILURES_TOLD = 100;

    private final CohortComparison comparison;
    private final RecordedCalls calls;

    private final Map<String, Voiceprint> enrolled = new LinkedHashMap<>();
    private final List<ErrorRates.Trial> trials = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int failedEnrolments;
    private int failedTrials;
    private int wrongDigits;
    private long enrolNanos;
    private long compareNanos;

    /** An evaluation of a model with what a telephone does to the recordings. One instance measures once. */
    public VoiceEvaluation(VoiceModel model, Telephone telephone) {
        this(model.cohortComparison(), telephone);
    }

    /** The same for an operator's network. */
    public VoiceEvaluation(EmbeddingModel network, Telephone telephone) {
        this(network.cohortComparison(), telephone);
    }

    private VoiceEvaluation(CohortComparison comparison, Telephone telephone) {
        this.comparison = comparison.withCohort(FEWEST_OTHERS);
        calls = new RecordedCalls(telephone);
    }

    /**
     * Enrols and tries. A file that cannot be read, speech that cannot be used and a claim of someone who could not be
     * enrolled are failures.
     *
     * @param groups group of each speaker, to tell the figures apart; may be empty
     */
    public EvaluationReport run(TrialList enrolments, TrialList tried, Map<String, String> groups) {
        for (TrialList.Line line : enrolments.lines()) {
            enrol(line);
        }
        if (enrolled.size() <= FEWEST_OTHERS) {
            throw new IllegalArgumentException("Only " + enrolled.size()
                    + " people could be enrolled; a comparison needs others to compare with. "
                    + String.join(" ", failures.subList(0, Math.min(3, failures.size()))));
        }
        int number = 0;
        for (TrialList.Line line : tried.lines()) {
            attempt(line, ++number);
        }
        Map<String, EvaluationReport> byGroup = new TreeMap<>();
        for (String group : new java.util.TreeSet<>(groups.values())) {
            List<ErrorRates.Trial> of = trials.stream()
                    .filter(t -> group.equals(groups.get(t.speaker())))
                    .toList();
            if (!of.isEmpty()) {
                byGroup.put(group, report(of, Map.of(), group));
            }
        }
        return report(trials, byGroup, "Rollcall voice comparison, " + comparison.model());
    }

    private void enrol(TrialList.Line line) {
        try {
            RecordedCalls.Call call = calls.enrolment(line);
            long start = processorNanos();
            Enrolment result =
                    call.digits().isEmpty() ? comparison.enrolFreely(call.sounds()) : comparison.enrol(call.spoken());
            enrolNanos += processorNanos() - start;
            switch (result) {
                case Enrolment.Enrolled e -> enrolled.put(line.speaker(), e.voiceprint());
                case Enrolment.Unusable u -> enrolmentFailed(line.speaker(), sentences(u.problems()));
            }
        } catch (UnreadableSound | IllegalArgumentException e) {
            enrolmentFailed(line.speaker(), String.valueOf(e.getMessage()));
        }
    }

    /** Processor time of this thread, so that a busy machine does not show in the figures. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void enrolmentFailed(String speaker, String why) {
        failedEnrolments++;
        tell(speaker + " could not be enrolled: " + why);
    }

    private void attempt(TrialList.Line line, int number) {
        double failure = line.target() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        double score = failure;
        try {
            Voiceprint claimed = enrolled.get(line.speaker());
            if (claimed == null) {
                throw new IllegalArgumentException(line.speaker() + " is not enrolled.");
            }
            RecordedCalls.Call call = calls.answer(line, number);
            List<Voiceprint> others = others(line.speaker());
            long start = processorNanos();
            Comparison result = call.digits().isEmpty()
                    ? comparison.compareFreely(claimed, call.sounds().getFirst(), others)
                    : comparison.compare(claimed, call.spoken().getFirst(), others);
            compareNanos += processorNanos() - start;
            switch (result) {
                case Comparison.Scored s -> score = s.score();
                case Comparison.WrongDigits w -> {
                    wrongDigits++;
                    score = Double.NEGATIVE_INFINITY;
                }
                case Comparison.CohortTooSmall c -> trialFailed(number, "too few others are enrolled.");
                case Comparison.Unusable u -> trialFailed(number, sentences(u.problems()));
            }
        } catch (UnreadableSound | IllegalArgumentException e) {
            trialFailed(number, String.valueOf(e.getMessage()));
        }
        trials.add(new ErrorRates.Trial(line.speaker(), line.target(), score));
    }

    private void trialFailed(int number, String why) {
        failedTrials++;
        tell("Trial " + number + " failed: " + why);
    }

    private void tell(String failure) {
        if (failures.size() < MOST_FAILURES_TOLD) {
            failures.add(failure);
        }
    }

    private static String sentences(List<VoiceProblem> problems) {
        return problems.stream().map(VoiceProblem::sentence).collect(Collectors.joining(" "));
    }

    /** The others enrolled, sixty at most: those that follow in the list, so that nobody is everyone's cohort. */
    private List<Voiceprint> others(String speaker) {
        List<String> names = new ArrayList<>(enrolled.keySet());
        int at = names.indexOf(speaker);
        List<Voiceprint> others = new ArrayList<>();
        for (int i = 1; i < names.size() && others.size() < MOST_OTHERS; i++) {
            Voiceprint other = enrolled.get(names.get((at + i) % names.size()));
            if (other != null) {
                others.add(other);
            }
        }
        return others;
    }

    private EvaluationReport report(List<ErrorRates.Trial> of, Map<String, EvaluationReport> groups, String title) {
        ErrorRates rates = new ErrorRates(of);
        int targets = (int) of.stream().filter(ErrorRates.Trial::target).count();
        int impostors = of.size() - targets;
        boolean whole = of.size() == trials.size();
        int people = whole
                ? enrolled.size() + failedEnrolments
                : (int) of.stream().map(ErrorRates.Trial::speaker).distinct().count();
        return new EvaluationReport(
                ErrorRates.withInterval(of, ErrorRates::equal),
                ErrorRates.withInterval(of, r -> r.missesAt(0.01)),
                ErrorRates.withInterval(of, r -> r.missesAt(0.001)),
                targets,
                impostors,
                people,
                whole ? failedTrials : 0,
                whole ? failedEnrolments : 0,
                whole ? wrongDigits : 0,
                enrolNanos / 1e6 / Math.max(1, enrolled.size() + failedEnrolments),
                compareNanos / 1e6 / Math.max(1, trials.size()),
                whole ? failures : List.of(),
                groups,
                targets == 0 || impostors == 0 ? "" : DetPlot.svg(rates.curve(), title));
    }
}
