package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;

class VoiceEvaluationTest {
    @Test
    void measuresMadeUpPeople(@TempDir Path folder) throws IOException {
        List<String> enrol = new ArrayList<>();
        List<String> trials = new ArrayList<>();
        for (int person = 0; person < 5; person++) {
            enrol.add(line(folder, person, "01234567890123456789", 1));
        }
        for (int person = 0; person < 5; person++) {
            String said = line(folder, person, "72840", 2);
            trials.add(said + "\ttarget");
            trials.add(said.replaceFirst("p" + person, "p" + (person + 1) % 5) + "\timpostor");
        }
        trials.add("p1\t3=" + folder.resolve("nowhere.wav") + "\ttarget");
        Path enrolList = Files.write(folder.resolve("enrol.tsv"), enrol);
        Path trialList = Files.write(folder.resolve("trials.tsv"), trials);
        EvaluationReport report = new VoiceEvaluation(VoiceModel.bundled(), Telephone.NONE)
                .run(TrialList.enrolments(enrolList), TrialList.trials(trialList), Map.of("p1", "b", "p2", "a"));
        assertThat(report.speakers()).isEqualTo(5);
        assertThat(report.targets()).isEqualTo(6);
        assertThat(report.impostors()).isEqualTo(5);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.failures()).singleElement().asString().contains("nowhere.wav");
        assertThat(report.fnmrFmr1e2().value()).isBetween(1 / 6.0 - 1e-9, 0.51);
        assertThat(report.groups()).containsOnlyKeys("a", "b");
        assertThat(report.detSvg()).startsWith("<svg").contains("polyline");
        assertThat(report.json())
                .contains("\"fnmr_fmr_1e3\":{\"value\":")
                .contains("\"failed\":1")
                .endsWith("}");
    }

    private static String line(Path folder, int person, String digits, long seed) throws IOException {
        StringBuilder line = new StringBuilder("p" + person);
        for (int i = 0; i < digits.length(); i++) {
            Path file = folder.resolve(person + "-" + seed + "-" + i + ".wav");
            String digit = digits.substring(i, i + 1);
            Wav.write(new SyntheticPerson(person).says(digit, seed * 100 + i), WavEncoding.PCM_16, file);
            line.append('\t').append(digit).append('=').append(file);
        }
        return line.toString();
    }

    @Test
    void aLineThatIsNotUnderstoodIsNamed(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("t"), "a\tb.wav\ttarget\na\tb.wav\tmaybe\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialList.trials(list))
                .withMessageContaining("line 2");
    }
}
