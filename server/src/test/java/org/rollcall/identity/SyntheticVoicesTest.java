package org.rollcall.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;
import org.rollcall.voice.Comparison;
import org.rollcall.voice.Enrolment;
import org.rollcall.voice.SpokenDigits;
import org.rollcall.voice.VoiceComparison;
import org.rollcall.voice.VoiceModel;
import org.rollcall.voice.Voiceprint;

/** The voices of the demonstration and the tests: when they say the digits asked for, they are believed, each of them. */
@Tag("long")
class SyntheticVoicesTest {
    private static final VoiceComparison COMPARISON = VoiceModel.bundled().comparison();
    private static final int ANSWERS = 12;
    private static final int RATE = 8_000;

    @Test
    void everyVoicesRightAnswersAreTaken() {
        int taken = 0;
        int voices = SyntheticPeople.COHORT + 24;
        for (int voice = 0; voice < voices; voice++) {
            int of = taken(voice);
            assertThat(of).as("answers of voice %d taken of %d", voice, ANSWERS).isGreaterThanOrEqualTo(10);
            taken += of;
        }
        assertThat(taken).as("right answers taken").isGreaterThanOrEqualTo(voices * ANSWERS * 985 / 1000);
    }

    private static int taken(int voice) {
        SplittableRandom random = new SplittableRandom(voice);
        Enrolment enrolment = COMPARISON.enrol(SyntheticPeople.takes(voice, voice));
        Voiceprint voiceprint = ((Enrolment.Enrolled) enrolment).voiceprint();
        int taken = 0;
        for (int n = 0; n < ANSWERS; n++) {
            String first = drawn(random);
            String second = drawn(random);
            Sound said = Sound.concat(List.of(
                    called(SyntheticPeople.say(voice, first, 4_000 + 2 * n), random),
                    called(SyntheticPeople.say(voice, second, 4_001 + 2 * n), random)));
            Comparison c = COMPARISON.compare(voiceprint, new SpokenDigits(said, first + second), List.of());
            taken += c instanceof Comparison.CohortTooSmall ? 1 : 0;
        }
        return taken;
    }

    /** As a recorded answer comes: nothing at all on the line before it and after it. */
    private static Sound called(Sound said, RandomGenerator random) {
        return Sound.concat(List.of(
                Sound.silence(Duration.ofMillis(100 + random.nextInt(500)), RATE),
                G711.MU_LAW.decode(G711.MU_LAW.encode(said)),
                Sound.silence(Duration.ofMillis(1_000), RATE)));
    }

    private static String drawn(RandomGenerator random) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < 4) {
            int next = random.nextInt(10);
            if (digits.isEmpty() || digits.charAt(digits.length() - 1) != '0' + next) {
                digits.append(next);
            }
        }
        return digits.toString();
    }
}
