package org.rollcall.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.wire.Decoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what tracker frames mean. */
@Command(
        name = "decode",
        description = {
            "Prints what each tracker frame says, one JSON object a fix.",
            "Without frames it reads them from standard input, one a line, and answers a line each."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every frame was read", "2:one could not be read; the message says where"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall decode teltonika --session 000F333536333037303432343431303133 0000...",
            "  rollcall decode osmand --text 'id=abc&lat=40.7&lon=-73.9&timestamp=1760000000'",
            "  rollcall decode teltonika < frames.hex"
        })
final class DecodeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROTOCOL", description = "The protocol's name; a wrong one lists them all.")
    private String protocol = "";

    @Parameters(index = "1..*", paramLabel = "FRAME", arity = "0..*", description = "Frames in hexadecimal digits.")
    private List<String> frames = List.of();

    @Option(names = "--session", paramLabel = "HEX", description = "A frame that came before, such as a login.")
    private @Nullable String session;

    @Option(names = "--text", description = "The frames are the text of a text protocol.")
    private boolean text;

    @Option(names = "--json", description = "Output is JSON in any case; accepted for the sake of scripts.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Decoding decoding = Decoding.of(protocol, Clock.systemUTC());
        Function<String, Decoding.Said> read = text ? decoding::text : decoding::hex;
        if (session != null) {
            String error = read.apply(session).error();
            if (error != null) {
                throw new IllegalArgumentException("The session's frame cannot be read: " + error);
            }
        }
        return frames.isEmpty() ? fromInput(read) : fromArguments(read);
    }

    private int fromArguments(Function<String, Decoding.Said> read) {
        int code = ExitCode.OK;
        for (int i = 0; i < frames.size(); i++) {
            Decoding.Said said = read.apply(frames.get(i));
            said.lines().forEach(out()::println);
            if (said.error() != null) {
                spec.commandLine().getErr().println("rollcall: frame " + (i + 1) + ": " + said.error());
                code = ExitCode.BAD_INPUT;
            }
        }
        return code;
    }

    private int fromInput(Function<String, Decoding.Said> read) throws IOException {
        int code = ExitCode.OK;
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String frame;
        while ((frame = input.readLine()) != null) {
            Decoding.Said said = read.apply(frame);
            String error = said.errorLine();
            // One line in, one line out: a frame of several fixes answers with an array.
            if (error != null) {
                out().println(error);
                code = ExitCode.BAD_INPUT;
            } else {
                out().println(
                                said.lines().size() == 1
                                        ? said.lines().getFirst()
                                        : "[" + String.join(",", said.lines()) + "]");
            }
            out().flush();
        }
        return code;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
