package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.simulator.Enrolled;
import org.rollcall.simulator.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drives a running server with synthetic people. */
@Command(
        name = "simulate",
        description = {
            "Drives a running server with synthetic people over its real interfaces: calls, selfies, trackers.",
            "The people are those of a list that a demonstration wrote (var/demo/people.csv)."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the list cannot be read", "3:it failed"},
        footerHeading = "%nExample:%n",
        footer = "  rollcall simulate --people var/demo/people.csv --participants 20 --for 10m")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--people",
            defaultValue = "var/demo/people.csv",
            description = "The list (default: ${DEFAULT-VALUE}).")
    private Path people = Path.of("var/demo/people.csv");

    @Option(names = "--participants", defaultValue = "100000", description = "At most so many of them.")
    private int participants;

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "The pages (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--line", defaultValue = "127.0.0.1:5060", description = "The line (default: ${DEFAULT-VALUE}).")
    private String line = "";

    @Option(
            names = "--trackers",
            defaultValue = "127.0.0.1:5027",
            description = "The gateway (default: ${DEFAULT-VALUE}).")
    private String trackers = "";

    @Option(
            names = "--number",
            defaultValue = "18005550100",
            description = "What callers dial (default: ${DEFAULT-VALUE}).")
    private String number = "";

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "10m", description = "How long, such as 90s or 10m.")
    private String time = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(people)) {
            throw new IllegalArgumentException(
                    "The list " + people + " cannot be read. Start ./run once; it writes one.");
        }
        List<Enrolled> all = Enrolled.read(people);
        var server = new Simulation.Server(url, address(line), address(trackers), number);
        PrintWriter out = spec.commandLine().getOut();
        try (Simulation simulation =
                Simulation.start(server, all.subList(0, Math.min(participants, all.size())), said -> {
                    out.println(said);
                    out.flush();
                })) {
            Thread.sleep(Duration.parse("PT" + time));
        }
        return ExitCode.OK;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("Write an address as host:port, not: " + text);
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
