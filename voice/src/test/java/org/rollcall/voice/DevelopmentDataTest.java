package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluation on the Free Spoken Digit Dataset, where the folder named by ROLLCALL_DATA has it. */
@Tag("long")
class DevelopmentDataTest {
    private static final List<String> SPEAKERS = List.of("george", "jackson", "lucas", "nicolas", "theo", "yweweler");

    @Test
    void sixSpeakersOfRealDigits(@TempDir Path folder) throws IOException {
        @Nullable String data = System.getProperty("ROLLCALL_DATA", System.getenv("ROLLCALL_DATA"));
        Assumptions.assumeTrue(data != null, "ROLLCALL_DATA names no folder of development data");
        Path digits = Path.of(String.valueOf(data), "voice", "fsdd");
        Assumptions.assumeTrue(Files.isDirectory(digits), "there is no voice/fsdd in ROLLCALL_DATA");
        List<String> enrol = new ArrayList<>();
        List<String> trials = new ArrayList<>();
        for (int s = 0; s < SPEAKERS.size(); s++) {
            String speaker = SPEAKERS.get(s);
            enrol.add(speaker
                    + items(digits, speaker, "3160259478", 0)
                    + items(digits, speaker, "8297410536", 1)
                    + items(digits, speaker, "5720418963", 2));
            for (int t = 5; t < 15; t++) {
                String said = items(digits, speaker, t % 2 == 0 ? "40718362" : "95264803", t);
                trials.add(speaker + said + "\ttarget");
                trials.add(SPEAKERS.get((s + 1 + t % 5) % 6) + said + "\timpostor");
            }
        }
        EvaluationReport report = new VoiceEvaluation(VoiceModel.bundled(), Telephone.CLEAN)
                .run(
                        TrialList.enrolments(Files.write(folder.resolve("e"), enrol)),
                        TrialList.trials(Files.write(folder.resolve("t"), trials)),
                        Map.of());
        System.out.println(report.json());
        assertThat(report.failed()).isZero();
        assertThat(report.eer().value()).isLessThanOrEqualTo(0.05);
    }

    private static String items(Path folder, String speaker, String digits, int take) {
        StringBuilder items = new StringBuilder();
        for (char d : digits.toCharArray()) {
            items.append('\t').append(d).append('=').append(folder.resolve(d + "_" + speaker + "_" + take + ".wav"));
        }
        return items.toString();
    }
}
