package org.rollcall.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.voice.EmbeddingModel;
import org.rollcall.voice.EvaluationReport;
import org.rollcall.voice.Telephone;
import org.rollcall.voice.TrialList;
import org.rollcall.voice.VoiceEvaluation;
import org.rollcall.voice.VoiceModel;
import org.rollcall.voice.VoiceTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the voice comparison's background model and evaluates the comparison, without a server. */
@Command(
        name = "voice",
        description =
                "Tests the voice comparison on an agency's own people, trains it, and shows what its model was made of.",
        mixinStandardHelpOptions = true)
final class VoiceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to do: voice evaluate, voice train, or voice card.");
    }

    @Command(
            name = "train",
            description = "Trains the background model from a folder of speech (WAV or FLAC, one utterance a file).",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:trained", "2:the folder cannot be used", "3:it failed"},
            footerHeading = "%nExample:%n",
            footer = "  rollcall voice train librispeech-background --as rollcall-voice-2 --out rollcall-voice-2.model")
    int train(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--as", required = true, paramLabel = "VERSION", description = "The model's version.")
                    String version,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it.") Path out)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder + ".");
        }
        VoiceModel model = new VoiceTraining(line -> spec.commandLine().getErr().println(line)).train(folder, version);
        try (OutputStream file = Files.newOutputStream(out)) {
            model.store(file);
        }
        spec.commandLine().getOut().println("Wrote " + out + ", " + Files.size(out) + " bytes.");
        return ExitCode.OK;
    }

    @Command(
            name = "evaluate",
            description = "Measures the comparison on recordings, as an agency should before it uses it.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:measured", "2:a list cannot be read; the line is named", "3:it failed"},
            footerHeading = "%nExample:%n",
            footer = "  rollcall voice evaluate --enrol enrol.tsv --trials trials.tsv --root recordings --json")
    int evaluate(
            @Option(
                            names = "--enrol",
                            required = true,
                            paramLabel = "LIST",
                            description = "Lines: speaker, then WAV or FLAC files with tabs between;"
                                    + " digit=file where the digit said is known.")
                    Path enrol,
            @Option(
                            names = {"--trials", "--test"},
                            required = true,
                            paramLabel = "LIST",
                            description = "Lines: speaker claimed, files, and target or impostor.")
                    Path trials,
            @Option(
                            names = "--root",
                            paramLabel = "DIR",
                            description = "Where the files lie; otherwise beside their list.")
                    @Nullable
                    Path root,
            @Option(
                            names = "--telephone",
                            defaultValue = "NONE",
                            description = "What a call does to the recordings: ${COMPLETION-CANDIDATES}.")
                    Telephone telephone,
            @Option(names = "--groups", paramLabel = "FILE", description = "Lines: speaker, tab, group.") @Nullable
                    Path groups,
            @Option(
                            names = "--network",
                            paramLabel = "FILE",
                            description = "Your own speaker network (ONNX: 80 log mel bands in, one vector out)"
                                    + " in place of the shipped model.")
                    @Nullable
                    Path network,
            @Option(
                            names = "--network-rate",
                            paramLabel = "HERTZ",
                            defaultValue = "16000",
                            description = "What it was trained on: 8000 or 16000; ${DEFAULT-VALUE} where not given.")
                    int networkRate,
            @Option(names = "--det", paramLabel = "FILE", description = "Writes the DET curve as SVG.") @Nullable
                    Path det,
            @Option(names = "--json", description = "Prints JSON alone.") boolean json)
            throws IOException {
        TrialList enrolled = root == null ? TrialList.enrolments(enrol) : TrialList.enrolments(enrol, root);
        TrialList tried = root == null ? TrialList.trials(trials) : TrialList.trials(trials, root);
        EvaluationReport report = network == null
                ? new VoiceEvaluation(VoiceModel.bundled(), telephone).run(enrolled, tried, groups(groups))
                : evaluated(network, networkRate, telephone, enrolled, tried, groups(groups));
        if (det != null) {
            Files.writeString(det, report.detSvg());
        }
        spec.commandLine().getOut().println(json ? report.json() : report.text());
        return ExitCode.OK;
    }

    private static EvaluationReport evaluated(
            Path network,
            int rate,
            Telephone telephone,
            TrialList enrolled,
            TrialList tried,
            Map<String, String> groups)
            throws IOException {
        if (!Files.isReadable(network)) {
            throw new IllegalArgumentException("The network " + network + " cannot be read.");
        }
        try (EmbeddingModel model = EmbeddingModel.open(network, rate)) {
            return new VoiceEvaluation(model, telephone).run(enrolled, tried, groups);
        }
    }

    private static Map<String, String> groups(@Nullable Path file) throws IOException {
        Map<String, String> groups = new LinkedHashMap<>();
        int number = 0;
        for (String line : file == null ? List.<String>of() : Files.readAllLines(file)) {
            number++;
            String[] fields = line.strip().split("\t");
            if (fields.length == 2) {
                groups.put(fields[0], fields[1]);
            } else if (!line.isBlank()) {
                throw new IllegalArgumentException(
                        file + ", line " + number + ": expected speaker and group with a tab between them.");
            }
        }
        return groups;
    }

    @Command(
            name = "card",
            description = "Prints the model card: data, licence, figures, limits.",
            mixinStandardHelpOptions = true)
    int card() {
        spec.commandLine().getOut().println(VoiceModel.card());
        return ExitCode.OK;
    }
}
