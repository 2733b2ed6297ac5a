package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;

/** Forty people spoken by espeak-ng, as the simulator makes them: a variant, a pitch, a pace and a length of the vocal tract each. */
@Tag("long")
class EspeakPeopleTest {
    private static final String[] VARIANTS = {
        "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "f1", "f2", "f3", "f4", "f5"
    };
    private static final double[] TRACTS = {1, 0.86, 1.17, 0.93};
    private static final int PEOPLE = 40;

    private static Sound call(int person, String digits, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int pitch = 20 + person * 7 % 60 + random.nextInt(9) - 4;
        int pace = 120 + person * 7 % 50 + random.nextInt(13) - 6;
        Process espeak = new ProcessBuilder(
                        "espeak-ng",
                        "-v",
                        "en-us+" + VARIANTS[person % VARIANTS.length],
                        "-p",
                        String.valueOf(pitch),
                        "-s",
                        String.valueOf(pace),
                        "--stdout",
                        String.join(" , ", digits.split("")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Sound said = SoundFile.read(
                        new ByteArrayInputStream(espeak.getInputStream().readAllBytes()))
                .resampled(8_000);
        double tract = TRACTS[person / VARIANTS.length % TRACTS.length];
        float[] x =
                Sound.of(said.samples(), (int) (8_000 * tract)).resampled(8_000).samples();
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.4 * x[i] + 0.003 * random.nextGaussian());
        }
        return G711.MU_LAW.decode(G711.MU_LAW.encode(Sound.of(x, 8_000)));
    }

    @Test
    void genuineCallersAreToldFromOthers() throws IOException {
        Assumptions.assumeTrue(present(), "espeak-ng is not installed");
        VoiceComparison comparison = VoiceModel.bundled().comparison();
        List<Voiceprint> voiceprints = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            List<SpokenDigits> takes = new ArrayList<>();
            for (String digits : List.of("3160259478", "8297410536", "5720418963")) {
                takes.add(new SpokenDigits(call(person, digits, person * 10L + takes.size()), digits));
            }
            voiceprints.add(((Enrolment.Enrolled) comparison.enrol(takes)).voiceprint());
        }
        int matched = 0;
        int wrongly = 0;
        for (int person = 0; person < PEOPLE; person++) {
            SpokenDigits answer = new SpokenDigits(call(person, "407183", 5_000 + person), "407183");
            matched += matches(comparison, voiceprints, person, answer);
            wrongly += matches(comparison, voiceprints, (person + 7) % PEOPLE, answer);
        }
        assertThat(matched).isGreaterThanOrEqualTo(PEOPLE - 1);
        assertThat(wrongly).isLessThanOrEqualTo(1);
    }

    private static int matches(
            VoiceComparison comparison, List<Voiceprint> voiceprints, int claimed, SpokenDigits answer) {
        Comparison c = comparison.compare(voiceprints.get(claimed), answer, voiceprints);
        return c instanceof Comparison.Scored s && s.falseMatchRate() <= 0.01 ? 1 : 0;
    }

    private static boolean present() {
        try {
            return new ProcessBuilder("espeak-ng", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
