package org.rollcall.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollcall.voice.VoiceModel;
import org.rollcall.voice.VoiceTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the voice comparison's background model, without a server. */
@Command(
        name = "voice",
        description = "Trains the voice comparison and shows what its model was made of.",
        mixinStandardHelpOptions = true)
final class VoiceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: voice train, or voice card.");
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
            name = "card",
            description = "Prints the model card: data, licence, figures, limits.",
            mixinStandardHelpOptions = true)
    int card() {
        spec.commandLine().getOut().println(VoiceModel.card());
        return ExitCode.OK;
    }
}
