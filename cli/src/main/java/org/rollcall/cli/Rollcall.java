package org.rollcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code rollcall} command. */
@Command(
        name = "rollcall",
        description = "Supervises people who are free while their proceedings go on.",
        mixinStandardHelpOptions = true,
        versionProvider = Rollcall.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            JournalCommand.class,
            ReceiptCommand.class,
            PaperCommand.class,
            DecodeCommand.class,
            FaceCommand.class,
            VoiceCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:done, and the answer is no", "2:what was given cannot be read", "3:it failed"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall demo                                   the demonstration programme, on this machine alone",
            "  rollcall serve --config=/etc/rollcall.properties",
            "  rollcall journal verify FILE --key K --head H",
            "  rollcall receipt verify TEXT --key K",
            "  rollcall paper verify FILE --key K",
            "  source <(rollcall generate-completion)          completion for bash and zsh"
        })
public final class Rollcall implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Rollcall())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(Rollcall::exitCode)
                .setExecutionExceptionHandler(Rollcall::explain);
    }

    private static int exitCode(Throwable e) {
        boolean badInput = e instanceof IllegalArgumentException || e instanceof CommandLine.ParameterException;
        return badInput ? ExitCode.BAD_INPUT : ExitCode.FAILED;
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) {
        Throwable told = e;
        while (told.getMessage() == null && told.getCause() != null) {
            told = told.getCause();
        }
        command.getErr().println("rollcall: " + (told.getMessage() == null ? told.toString() : told.getMessage()));
        return command.getExitCodeExceptionMapper().getExitCode(e);
    }

    /** The version of this build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            try (InputStream in = Rollcall.class.getResourceAsStream("version")) {
                String version = in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
                return new String[] {"rollcall " + version + " (Java " + Runtime.version() + ")"};
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
