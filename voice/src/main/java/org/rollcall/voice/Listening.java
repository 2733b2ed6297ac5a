package org.rollcall.voice;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;

/** One sound heard: its cepstra, its quality and what is wrong with it. */
record Listening(Speech speech, SpeechQuality quality, List<VoiceProblem> problems) {
    private static final double SILENT_DBFS = -62;
    private static final double SILENT_SECONDS = 0.2;
    private static final double QUIET_DBFS = -48;
    private static final double CLIPPED_SHARE = 0.01;
    private static final double NOISY_DECIBELS = 6;
    private static final double MOST_DECIBELS = 60;

    static Listening to(Sound sound, FrontEnd frontEnd, double leastSpeechSeconds) {
        double level = Level.dbfs(sound);
        double clipped = Level.clippedShare(sound);
        Speech speech = frontEnd.analyse(sound);
        double seconds = speech.speechFrames() * 0.01;
        double[] means = means(speech);
        double aboveNoise = Math.clamp(means[0] - means[1], 0, MOST_DECIBELS);
        double spoken = level + (means[0] + 26);
        SpeechQuality quality = new SpeechQuality(seconds, spoken, aboveNoise, clipped);
        List<VoiceProblem> problems = new ArrayList<>();
        if (level < SILENT_DBFS || seconds < SILENT_SECONDS) {
            problems.add(VoiceProblem.SILENT);
            return new Listening(speech, quality, problems);
        }
        if (aboveNoise < NOISY_DECIBELS) {
            problems.add(VoiceProblem.TOO_NOISY);
        }
        if (spoken < QUIET_DBFS) {
            problems.add(VoiceProblem.TOO_QUIET);
        }
        if (clipped > CLIPPED_SHARE) {
            problems.add(VoiceProblem.CLIPPED);
        }
        if (seconds < leastSpeechSeconds) {
            problems.add(VoiceProblem.TOO_SHORT);
        }
        return new Listening(speech, quality, problems);
    }

    /** Mean power of speech and of the pauses, in decibels of the levelled sound. */
    private static double[] means(Speech speech) {
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int t = 0; t < speech.frames(); t++) {
            int which = speech.isSpeech(t) ? 0 : 1;
            sum[which] += Math.pow(10, speech.energy()[t] / 10);
            count[which]++;
        }
        double[] out = new double[2];
        for (int i = 0; i < 2; i++) {
            out[i] = 10 * Math.log10(sum[i] / Math.max(1, count[i]) + 1e-10);
        }
        return out;
    }
}
