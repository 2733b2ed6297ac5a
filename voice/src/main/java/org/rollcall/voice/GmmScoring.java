package org.rollcall.voice;

import java.util.Arrays;
import java.util.List;
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
        double speaker = CohortComparison.normalised(
                frames.speakerScore(claimed),
                cohort.stream().mapToDouble(frames::speakerScore).toArray());
        if (answer.path() == null) {
            return speaker;
        }
        double digit = CohortComparison.normalised(
                frames.digitScore(claimed),
                cohort.stream().mapToDouble(frames::digitScore).toArray());
        return (speaker + digit) / 2;
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
