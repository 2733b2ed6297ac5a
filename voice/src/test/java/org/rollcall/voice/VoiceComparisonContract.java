package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rollcall.sound.Sound;

/** What every comparison of voices keeps. */
abstract class VoiceComparisonContract {
    private static final String ASKED = "40718362";

    private final Programme programme;

    VoiceComparisonContract(Programme programme) {
        this.programme = programme;
    }

    @Test
    void theSamePersonOnAnotherCallScoresHigherThanAnother() {
        int higher = 0;
        for (int person = 0; person < 12; person++) {
            double own = score(programme.compare(person, person, ASKED, ASKED, 7_000 + person));
            double other = score(programme.compare(person, person + 12, ASKED, ASKED, 7_500 + person));
            higher += own > other ? 1 : 0;
        }
        assertThat(higher).isGreaterThanOrEqualTo(10);
    }

    /** Of an answer whose digits were not understood, a score below all. */
    private static double score(Comparison comparison) {
        return comparison instanceof Comparison.Scored s ? s.score() : Double.NEGATIVE_INFINITY;
    }

    @Test
    void anotherPersonSayingTheRightDigitsDoesNot() {
        int high = 0;
        for (int person = 0; person < 24; person++) {
            Comparison c = programme.compare(person, (person + 5) % Programme.PEOPLE, ASKED, ASKED, 8_000 + person);
            high += c instanceof Comparison.Scored s && s.falseMatchRate() <= 0.01 ? 1 : 0;
        }
        assertThat(high).isLessThanOrEqualTo(1);
    }

    @Test
    void otherDigitsAreNoAnswer() {
        for (int person = 0; person < 6; person++) {
            assertThat(programme.compare(person, person, "95264025", ASKED, 9_000 + person))
                    .isInstanceOfSatisfying(Comparison.WrongDigits.class, w -> {
                        assertThat(w.digits().passed()).isFalse();
                        assertThat(w.digits().asked()).isEqualTo(ASKED);
                    });
        }
    }

    @Test
    void oneDigitOfEightWrongIsMostlyNoticed() {
        int noticed = 0;
        for (int person = 0; person < 12; person++) {
            String said = ASKED.substring(0, 3)
                    + (char) ('0' + (ASKED.charAt(3) - '0' + 1 + person % 9) % 10)
                    + ASKED.substring(4);
            noticed += programme.compare(person, person, said, ASKED, 9_500 + person) instanceof Comparison.WrongDigits
                    ? 1
                    : 0;
        }
        assertThat(noticed).isGreaterThanOrEqualTo(8);
    }

    @Test
    void silenceAndNoiseGetNoScore() {
        Sound silence = Sound.silence(Duration.ofSeconds(4), 8_000);
        SplittableRandom random = new SplittableRandom(1);
        float[] noise = new float[32_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
        }
        assertThat(answer(silence)).isEqualTo(new Comparison.Unusable(List.of(VoiceProblem.SILENT)));
        assertThat(answer(Sound.of(noise, 8_000)))
                .isInstanceOfSatisfying(
                        Comparison.Unusable.class, u -> assertThat(u.problems()).contains(VoiceProblem.TOO_NOISY));
        assertThat(answer(new SyntheticPerson(0).says("1", 5)))
                .isInstanceOfSatisfying(
                        Comparison.Unusable.class, u -> assertThat(u.problems()).contains(VoiceProblem.TOO_SHORT));
        assertThat(answer(new SyntheticPerson(0).says(ASKED, 5).scaled(60)))
                .isInstanceOfSatisfying(
                        Comparison.Unusable.class, u -> assertThat(u.problems()).contains(VoiceProblem.CLIPPED));
        assertThat(answer(Sound.of(new float[10], 8_000))).isInstanceOf(Comparison.Unusable.class);
    }

    private Comparison answer(Sound sound) {
        return programme
                .comparison()
                .compare(programme.voiceprints().getFirst(), new SpokenDigits(sound, ASKED), programme.without(0));
    }

    @Test
    void thereIsNoScoreBelowThirtyOthers() {
        Voiceprint claimed = programme.voiceprints().getFirst();
        SpokenDigits answer = new SpokenDigits(new SyntheticPerson(0).says(ASKED, 5), ASKED);
        List<Voiceprint> withHimself = programme.voiceprints().subList(0, 30);
        assertThat(programme.comparison().compare(claimed, answer, withHimself))
                .isInstanceOfSatisfying(Comparison.CohortTooSmall.class, c -> {
                    assertThat(c.members()).isEqualTo(29);
                    assertThat(c.digits().passed()).isTrue();
                });
    }

    @Test
    void theSameCallGivesTheSameScore() {
        assertThat(programme.compare(1, 1, ASKED, ASKED, 77)).isEqualTo(programme.compare(1, 1, ASKED, ASKED, 77));
    }

    @Test
    void anEnrolmentNeedsEachDigitTwice() {
        SyntheticPerson p = new SyntheticPerson(1);
        assertThat(programme
                        .comparison()
                        .enrol(List.of(
                                new SpokenDigits(p.says("3160259478", 1), "3160259478"),
                                new SpokenDigits(p.says("82974105", 2), "82974105"))))
                .isInstanceOfSatisfying(
                        Enrolment.Unusable.class, u -> assertThat(u.problems()).contains(VoiceProblem.TOO_FEW_DIGITS));
    }

    @Test
    void anEnrolmentByTwoPeopleIsNoticed() {
        int noticed = 0;
        for (int person = 0; person < 6; person++) {
            SyntheticPerson one = new SyntheticPerson(person);
            SyntheticPerson other = new SyntheticPerson(person + 6);
            Enrolment enrolment = programme
                    .comparison()
                    .enrol(List.of(
                            new SpokenDigits(one.says("3160259478", person), "3160259478"),
                            new SpokenDigits(other.says("8297410536", person + 50), "8297410536"),
                            new SpokenDigits(one.says("0918273645", person + 90), "0918273645")));
            noticed += enrolment.equals(new Enrolment.Unusable(List.of(VoiceProblem.TWO_VOICES))) ? 1 : 0;
        }
        assertThat(noticed).isGreaterThanOrEqualTo(4);
    }

    @Test
    void anEnrolmentOfSilenceIsUnusable() {
        Sound silence = Sound.silence(Duration.ofSeconds(6), 8_000);
        assertThat(programme
                        .comparison()
                        .enrol(List.of(
                                new SpokenDigits(silence, "0123456789"), new SpokenDigits(silence, "9876543210"))))
                .isEqualTo(new Enrolment.Unusable(List.of(VoiceProblem.SILENT)));
    }

    @Test
    void aVoiceprintComesBackFromItsBytesAndStaysWithinThem() {
        for (Voiceprint v : programme.voiceprints()) {
            assertThat(v.model()).isEqualTo(programme.comparison().model());
            assertThat(v.toBytes().length).isLessThanOrEqualTo(Voiceprint.MOST_BYTES);
            assertThat(Voiceprint.fromBytes(v.toBytes())).isEqualTo(v);
        }
    }

    @Test
    void aVoiceprintOfAnotherModelIsNotCompared() {
        Voiceprint foreign = new Voiceprint(
                new byte[0],
                "another-model",
                new DigitModel(new float[0][]),
                new DigitModel[10],
                new Templates(),
                new float[0]);
        SpokenDigits answer = new SpokenDigits(new SyntheticPerson(0).says(ASKED, 5), ASKED);
        assertThat(programme.comparison().compare(foreign, answer, programme.without(0)))
                .isEqualTo(new Comparison.Unusable(List.of(VoiceProblem.OTHER_MODEL)));

        List<Voiceprint> mixed = new java.util.ArrayList<>(programme.without(0).subList(0, 29));
        mixed.add(foreign);
        assertThat(programme.comparison().compare(programme.voiceprints().getFirst(), answer, mixed))
                .isInstanceOfSatisfying(
                        Comparison.CohortTooSmall.class,
                        c -> assertThat(c.members()).isEqualTo(29));
    }
}
