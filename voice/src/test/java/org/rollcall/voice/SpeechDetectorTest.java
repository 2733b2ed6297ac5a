package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeechDetectorTest {
    private static final float NOTHING = -100;
    private static final float NOISE = -46;
    private static final float SPEECH = -18;

    /** Frames at these levels, a hundred of each in turn, that vary by two decibels. */
    private static float[] frames(float... levels) {
        SplittableRandom random = new SplittableRandom(1);
        float[] energy = new float[100 * levels.length];
        for (int t = 0; t < energy.length; t++) {
            energy[t] = levels[t / 100] + (float) (2 * random.nextDouble() - 1);
        }
        return energy;
    }

    private static long speech(boolean[] marks, int from, int to) {
        boolean[] part = Arrays.copyOfRange(marks, from, to);
        long count = 0;
        for (boolean mark : part) {
            count += mark ? 1 : 0;
        }
        return count;
    }

    @Test
    void noiseIsNoSpeechWhereTheLineSendsNothingAroundIt() {
        float[] energy = frames(NOTHING, NOTHING, NOISE, SPEECH, NOISE, SPEECH, NOISE, NOTHING, NOTHING);
        boolean[] marks = SpeechDetector.detect(energy).speech();
        assertThat(speech(marks, 0, 300)).isLessThanOrEqualTo(2);
        assertThat(speech(marks, 300, 400)).isEqualTo(100);
        assertThat(speech(marks, 400, 500)).isLessThanOrEqualTo(4);
        assertThat(speech(marks, 600, 900)).isLessThanOrEqualTo(2);
    }

    @Test
    void wordsThatFadeAreSpeechInALineWithoutNoise() {
        float[] energy = new float[1_200];
        Arrays.fill(energy, NOTHING);
        for (int t = 200; t < 1_000; t++) {
            int inWord = t % 100;
            energy[t] = inWord < 40 ? SPEECH : inWord < 70 ? SPEECH - (inWord - 40) * 40f / 30 : NOTHING;
        }
        boolean[] marks = SpeechDetector.detect(energy).speech();
        for (int word = 200; word < 1_000; word += 100) {
            assertThat(speech(marks, word + 2, word + 54)).isEqualTo(52);
            assertThat(speech(marks, word + 72, word + 98)).isZero();
        }
    }
}
