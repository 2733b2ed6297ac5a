package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.face.FaceEngine;
import org.rollcall.face.FaceEvaluation;
import org.rollcall.face.FaceEvaluationReport;
import org.rollcall.face.FaceModels;
import org.rollcall.face.FaceReading;
import org.rollcall.face.FaceScore;
import org.rollcall.face.FaceSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Compares faces and evaluates the comparison, without a server. */
@Command(
        name = "face",
        description = "Compares faces, and tests the comparison on an agency's own people.",
        mixinStandardHelpOptions = true)
final class FaceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: face compare, or face evaluate.");
    }

    @Command(
            name = "compare",
            description = "Says how alike the faces in two photographs are. It never says \"not the same person\".",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:compared", "2:a photograph cannot be used; the reason is named", "3:it failed"},
            footerHeading = "%nExample:%n",
            footer = "  rollcall face compare enrolment.jpg today.jpg --json")
    int compare(
            @Parameters(paramLabel = "A") Path a,
            @Parameters(paramLabel = "B") Path b,
            @Option(names = "--json", description = "Prints JSON alone.") boolean json)
            throws IOException {
        try (FaceEngine engine = FaceEngine.open(FaceModels.fetch(), FaceSettings.standard())) {
            FaceScore score =
                    engine.compare(face(engine, a).faceprint(), face(engine, b).faceprint());
            String answer = score.atOrAboveThreshold() ? "MATCH" : "INCONCLUSIVE";
            if (json) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("answer", answer);
                fields.put("cosine", score.cosine());
                fields.put("false_match_rate", score.falseMatchRate());
                fields.put("model", engine.modelVersion());
                spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(fields));
            } else {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s: cosine %.3f; of pairs of different people about %.1g score so high.%n",
                                answer, score.cosine(), score.falseMatchRate());
            }
            return ExitCode.OK;
        }
    }

    private static FaceReading.Face face(FaceEngine engine, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The file " + file + " cannot be read.");
        }
        return switch (engine.read(Files.readAllBytes(file))) {
            case FaceReading.Face face -> face;
            case FaceReading.Unusable unusable ->
                throw new IllegalArgumentException(file + " cannot be compared: "
                        + unusable.problems().stream()
                                .map(p -> p.name().toLowerCase(java.util.Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ".");
            case FaceReading.UnreadablePicture picture ->
                throw new IllegalArgumentException(file + ": " + picture.sentence());
        };
    }

    @Command(
            name = "evaluate",
            description = "Measures the comparison on pairs of photographs, as an agency should before it uses it.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:measured", "2:a list cannot be read; the line is named", "3:it failed"},
            footerHeading = "%nExample:%n",
            footer = "  rollcall face evaluate --pairs pairs.txt --root photographs --json")
    int evaluate(
            @Option(names = "--pairs", required = true, description = "Pairs in the format of LFW's pairs.txt.")
                    Path pairs,
            @Option(names = "--root", required = true, description = "The folder with a folder a person.") Path root,
            @Option(names = "--groups", description = "Lines: person, tab, group.") @Nullable Path groups,
            @Option(names = "--det", paramLabel = "FILE", description = "Writes the DET curve as SVG.") @Nullable
                    Path det,
            @Option(names = "--json", description = "Prints JSON alone.") boolean json)
            throws IOException {
        try (FaceEngine engine = FaceEngine.open(FaceModels.fetch(), FaceSettings.standard())) {
            FaceEvaluationReport report = new FaceEvaluation(engine).run(pairs, root, Optional.ofNullable(groups));
            if (det != null) {
                Files.writeString(det, report.detSvg());
            }
            spec.commandLine().getOut().println(json ? report.toJson() : report.toText());
            return ExitCode.OK;
        }
    }
}
