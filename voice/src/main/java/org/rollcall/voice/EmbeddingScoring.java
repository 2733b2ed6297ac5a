package org.rollcall.voice;

import java.util.Arrays;
import java.util.List;
import org.rollcall.sound.Sound;

/** By an operator's network: the cosine of two embeddings, against the cohort's. */
final class EmbeddingScoring implements VoiceScoring {
    /** How far from speech, in frames, a pause still belongs to it. */
    private static final int AROUND = 10;

    private static final int LEAST_FRAMES = 50;

    private final String model;
    private final int rate;
    private final EmbeddingNetwork network;

    EmbeddingScoring(String model, int rate, EmbeddingNetwork network) {
        this.model = model;
        this.rate = rate;
        this.network = network;
    }

    @Override
    public String model() {
        return model;
    }

    /** Of what is normalised by a cohort, not of this network: nobody measured it. So no small false match rate is named. */
    @Override
    public Calibration calibration() {
        return Calibration.UNMEASURED;
    }

    /** The mean direction of the takes' embeddings. */
    @Override
    public float[] embedding(List<Sound> sounds, List<Speech> takes) {
        float[] mean = new float[network.length()];
        for (int i = 0; i < sounds.size(); i++) {
            float[] one = embedded(sounds.get(i), takes.get(i));
            for (int d = 0; d < mean.length; d++) {
                mean[d] += one[d] / sounds.size();
            }
        }
        return mean;
    }

    @Override
    public double score(Voiceprint claimed, HeardAnswer answer, List<Voiceprint> cohort) {
        float[] heard = embedded(answer.sound(), answer.speech());
        return CohortComparison.normalised(
                cosine(heard, claimed.embedding()),
                cohort.stream().mapToDouble(v -> cosine(heard, v.embedding())).toArray());
    }

    private float[] embedded(Sound sound, Speech speech) {
        // What an enrolment is, a telephone's band, the answer is too.
        float[][] rows = new FilterBank(rate).analyse(sound.resampled(FrontEnd.RATE));
        float[][] spoken = new float[rows.length][];
        int count = 0;
        for (int t = 0; t < rows.length; t++) {
            if (near(speech, t)) {
                spoken[count++] = rows[t];
            }
        }
        float[][] kept = count < LEAST_FRAMES ? rows : Arrays.copyOf(spoken, count);
        FilterBank.takeMeansAway(kept);
        return network.embed(kept);
    }

    /** A line that sends nothing in pauses would else decide what the bands' means are. */
    private static boolean near(Speech speech, int frame) {
        for (int t = Math.max(0, frame - AROUND); t <= Math.min(speech.frames() - 1, frame + AROUND); t++) {
            if (speech.isSpeech(t)) {
                return true;
            }
        }
        return false;
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            dot += (double) a[i] * b[i];
            ofA += (double) a[i] * a[i];
            ofB += (double) b[i] * b[i];
        }
        return dot / Math.max(1e-12, Math.sqrt(ofA * ofB));
    }
}
