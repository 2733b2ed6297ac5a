package org.rollcall.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.sound.Sound;

/** The shipped way: speaker and digit models adapted from the background, against the other enrolled people. */
final class GmmComparison implements VoiceComparison {
    private static final double LEAST_SECONDS = 0.8;

    private final VoiceModel voiceModel;
    private final GmmEnrolment enrolment;

    private final int cohortNeeded;

    GmmComparison(VoiceModel voiceModel) {
        this(voiceModel, COHORT_NEEDED);
    }

    /** With another smallest cohort, for measuring on few people. */
    GmmComparison(VoiceModel voiceModel, int cohortNeeded) {
        this.voiceModel = voiceModel;
        this.cohortNeeded = cohortNeeded;
        enrolment = new GmmEnrolment(voiceModel);
    }

    @Override
    public String model() {
        return voiceModel.modelVersion();
    }

    @Override
    public Enrolment enrol(List<SpokenDigits> takes) {
        return enrolment.enrol(takes);
    }

    @Override
    public Comparison compare(Voiceprint claimed, SpokenDigits answer, List<Voiceprint> others) {
        if (!claimed.model().equals(model())) {
            return new Comparison.Unusable(List.of(VoiceProblem.OTHER_MODEL));
        }
        Listening heard = Listening.to(answer.sound(), new FrontEnd(), LEAST_SECONDS);
        if (!heard.problems().isEmpty()) {
            return new Comparison.Unusable(heard.problems());
        }
        Speech speech = heard.speech();
        Speech.normalise(List.of(speech));
        if (!claimed.templates().has(answer.digits())) {
            return new Comparison.Unusable(List.of(VoiceProblem.TOO_FEW_DIGITS));
        }
        Alignment alignment = new Alignment(speech, claimed.templates());
        Alignment.Forced asked = alignment.asked(answer.digits());
        DigitCheck check = DigitChecking.check(alignment, asked, voiceModel.calibration());
        if (!check.passed()) {
            return new Comparison.WrongDigits(check, heard.quality());
        }
        List<Voiceprint> cohort = cohort(claimed, others);
        if (cohort.size() < cohortNeeded) {
            return new Comparison.CohortTooSmall(cohort.size(), cohortNeeded, check, heard.quality());
        }
        return scored(score(claimed, speech, asked.path(), cohort), heard.quality());
    }

    /** A voiceprint of speech whose words are not known, for measuring: it has no digits. */
    Enrolment enrolFreely(List<Sound> speech) {
        return enrolment.enrolFreely(speech);
    }

    /** A comparison of speech whose words are not known, for measuring: by the speaker's model alone. */
    Comparison compareFreely(Voiceprint claimed, Sound sound, List<Voiceprint> others) {
        Listening heard = Listening.to(sound, new FrontEnd(), LEAST_SECONDS);
        if (!heard.problems().isEmpty()) {
            return new Comparison.Unusable(heard.problems());
        }
        Speech.normalise(List.of(heard.speech()));
        List<Voiceprint> cohort = cohort(claimed, others);
        return scored(score(claimed, heard.speech(), null, cohort), heard.quality());
    }

    private Comparison scored(double score, SpeechQuality quality) {
        Calibration calibration = voiceModel.calibration();
        return new Comparison.Scored(
                score, calibration.logLikelihoodRatio(score), calibration.falseMatchRate(score), quality);
    }

    private List<Voiceprint> cohort(Voiceprint claimed, List<Voiceprint> others) {
        List<Voiceprint> cohort = new ArrayList<>();
        for (Voiceprint v : others) {
            if (v.model().equals(model()) && !v.equals(claimed)) {
                cohort.add(v);
            }
        }
        return cohort;
    }

    /** Speaker and digit scores, each in standard deviations above the cohort's, at equal weights. */
    private double score(Voiceprint claimed, Speech speech, Alignment.@Nullable Path path, List<Voiceprint> cohort) {
        int[] all = new int[speech.frames()];
        Frames frames = new Frames(voiceModel.background(), speech, all);
        double speaker = normalised(
                frames.speakerScore(claimed),
                cohort.stream().mapToDouble(frames::speakerScore).toArray());
        if (path == null) {
            return speaker;
        }
        Arrays.fill(all, -1);
        for (Alignment.Placed p : path.digits()) {
            Arrays.fill(all, p.from(), p.to(), p.digit());
        }
        Frames inDigits = new Frames(voiceModel.background(), speech, all);
        double digit = normalised(
                inDigits.digitScore(claimed),
                cohort.stream().mapToDouble(inDigits::digitScore).toArray());
        return (speaker + digit) / 2;
    }

    private static double normalised(double score, double[] cohort) {
        double mean = Arrays.stream(cohort).average().orElse(0);
        double variance =
                Arrays.stream(cohort).map(c -> (c - mean) * (c - mean)).sum() / (cohort.length - 1);
        return (score - mean) / Math.sqrt(Math.max(variance, 1e-9));
    }
}
