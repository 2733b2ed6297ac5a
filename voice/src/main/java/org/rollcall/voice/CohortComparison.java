package org.rollcall.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollcall.sound.Sound;

/** Checks the digits, and scores the voice against the other enrolled people's in one way or another. */
final class CohortComparison implements VoiceComparison {
    private static final double LEAST_SECONDS = 0.8;

    private final VoiceModel voiceModel;
    private final VoiceScoring scoring;
    private final GmmEnrolment enrolment;

    private final int cohortNeeded;

    /** Digits are found and checked by the voice model, whatever scores. */
    CohortComparison(VoiceModel voiceModel, VoiceScoring scoring) {
        this(voiceModel, scoring, COHORT_NEEDED);
    }

    private CohortComparison(VoiceModel voiceModel, VoiceScoring scoring, int cohortNeeded) {
        this.voiceModel = voiceModel;
        this.scoring = scoring;
        this.cohortNeeded = cohortNeeded;
        enrolment = new GmmEnrolment(voiceModel, scoring);
    }

    /** With another smallest cohort, for measuring on few people. */
    CohortComparison withCohort(int needed) {
        return new CohortComparison(voiceModel, scoring, needed);
    }

    @Override
    public String model() {
        return scoring.model();
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
        HeardAnswer ready = new HeardAnswer(answer.sound(), speech, asked.path());
        return scored(scoring.score(claimed, ready, cohort), heard.quality());
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
        HeardAnswer ready = new HeardAnswer(sound, heard.speech(), null);
        return scored(scoring.score(claimed, ready, cohort), heard.quality());
    }

    private Comparison scored(double score, SpeechQuality quality) {
        Calibration calibration = scoring.calibration();
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

    /** How many of the cohort's standard deviations a score is above its mean. */
    static double normalised(double score, double[] cohort) {
        double mean = Arrays.stream(cohort).average().orElse(0);
        double variance =
                Arrays.stream(cohort).map(c -> (c - mean) * (c - mean)).sum() / (cohort.length - 1);
        return (score - mean) / Math.sqrt(Math.max(variance, 1e-9));
    }
}
