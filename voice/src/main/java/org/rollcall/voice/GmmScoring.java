package org.rollcall.voice;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rollcall.sound.Sound;

/** The shipped way: speaker and digit models adapted from the background, at equal weights, each against the cohort's. */
final class GmmScoring implements VoiceScoring {
    private final VoiceModel model;

    GmmScoring(VoiceModel model) {
        this.model = model;
    }

    @Override
    public String model() {
        return model.modelVersion();
    }

    @Override
    public Calibration calibration() {
        return model.calibration();
    }

    @Override
    public float[] embedding(List<Sound> sounds, List<Speech> takes) {
        return new float[0];
    }

    @Override
    public double score(Voiceprint claimed, HeardAnswer answer, List<Voiceprint> cohort) {
        Frames frames = new Frames(model.background(), answer.speech(), digits(answer));
        Frames.Scores own = frames.scores(claimed);
        List<Frames.Scores> others = cohort.stream().map(frames::scores).toList();
        double speaker = normalised(own, others, Frames.Scores::speaker);
        return answer.path() == null ? speaker : (speaker + normalised(own, others, Frames.Scores::digits)) / 2;
    }

    private static double normalised(
            Frames.Scores own, List<Frames.Scores> others, ToDoubleFunction<Frames.Scores> score) {
        return CohortComparison.normalised(
                score.applyAsDouble(own), others.stream().mapToDouble(score).toArray());
    }

    private static int[] digits(HeardAnswer answer) {
        int[] digitOf = new int[answer.speech().frames()];
        Arrays.fill(digitOf, -1);
        if (answer.path() != null) {
            for (Alignment.Placed p : answer.path().digits()) {
                Arrays.fill(digitOf, p.from(), p.to(), p.digit());
            }
        }
        return digitOf;
    }
}
