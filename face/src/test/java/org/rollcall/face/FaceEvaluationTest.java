package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.face.SamplePhotographs.Portrait;

class FaceEvaluationTest {
    @TempDir
    private Path root;

    @Test
    void measuresPairsAndCountsFailuresAsErrors() throws IOException {
        SamplePhotographs samples = SamplePhotographs.fetch();
        write("A/A_0001.jpg", samples.jpeg(Portrait.A_LAUGHING));
        write("A/A_0002.jpg", samples.jpeg(Portrait.A_SMILING));
        write("B/B_0001.jpg", samples.jpeg(Portrait.B));
        write("C/C_0001.jpg", samples.jpeg(Portrait.C));
        write("D/D_0001.jpg", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path pairs = Files.writeString(root.resolve("pairs.txt"), "A 1 2\nA 1 B 1\nA 2 C 1\nB 1 C 1\nA 1 D 1\nB 1 2\n");
        Path groups = Files.writeString(root.resolve("groups.txt"), "A\tone\nB\ttwo\nC\ttwo\n");
        try (FaceEngine engine =
                FaceEngine.open(FaceModels.fetch(), FaceSettings.standard().withAtOnce(1))) {
            FaceEvaluationReport report = new FaceEvaluation(engine).run(pairs, root, Optional.of(groups));

            assertThat(report.genuine()).isEqualTo(2);
            assertThat(report.impostors()).isEqualTo(4);
            assertThat(report.failed()).isEqualTo(2);
            assertThat(report.failures()).isEqualTo(Map.of("OTHER_FORMAT", 1, "MISSING_FILE", 1));
            assertThat(report.fnmrAtThreshold().value()).isEqualTo(0.5);
            assertThat(report.fmrAtThreshold().value()).isEqualTo(0.25);
            assertThat(report.groups())
                    .extracting(FaceEvaluationReport.Group::name, FaceEvaluationReport.Group::genuine)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("one", 1L),
                            org.assertj.core.groups.Tuple.tuple("two", 1L));
            assertThat(report.toJson())
                    .matches("\\{\"accuracy\":\\{\"value\":[\\d.]+,\"low\":[\\d.]+,\"high\":[\\d.]+},\"eer\":.*"
                            + "\"fnmr_fmr_1e2\":.*\"fnmr_fmr_1e3\":.*\"fnmr_fmr_1e4\":.*"
                            + "\"pairs\":6,\"failed\":2,\"ms\":[\\d.]+}");
            assertThat(report.detSvg()).startsWith("<svg").contains("<polyline").endsWith("</svg>\n");
            assertThat(report.toText()).contains("Equal error rate", "ms embed", "Group two");
        }
    }

    @Test
    void theRewrittenNetworkGivesTheSameOutput() throws Exception {
        Path file = FaceModels.fetch().file(FaceModels.FEATURE);
        FloatBuffer input = FloatBuffer.allocate(3 * 112 * 112);
        Random random = new Random(1);
        for (int i = 0; i < input.capacity(); i++) {
            input.put(i, random.nextFloat() * 2 - 1);
        }
        byte[] original = Files.readAllBytes(file);
        byte[] rewritten = PreluRewrite.rewrite(original);
        assertThat(rewritten).isNotEqualTo(original);
        // What has been rewritten has no PRelu left, so a second time changes nothing.
        assertThat(PreluRewrite.rewrite(rewritten)).isEqualTo(rewritten);

        float[] expected;
        float[] found;
        try (Network plain = Network.openAsIs("plain", original, 1, 3, 112, 112);
                Network fast = Network.openAsIs("fast", rewritten, 1, 3, 112, 112)) {
            expected = plain.run(input)[0];
            found = fast.run(input)[0];
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
