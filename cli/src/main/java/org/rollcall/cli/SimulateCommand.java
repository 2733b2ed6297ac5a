package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.simulator.Enrolled;
import org.rollcall.simulator.Simulation;
import org.rollcall.simulator.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Drives a running server with synthetic people. */
@Command(
        name = "simulate",
        description = {
            "Drives a running server with synthetic people over its real interfaces:",
            "enrols them over the REST interface, then they call, take selfies and wear",
            "trackers. Their first call makes their voiceprint.",
            "",
            "It needs a token: an administrator makes one in the console, page Staff,",
            "“Other systems”, with the role officer. It is shown once; keep it in a file",
            "that only you can read, or in ROLLCALL_TOKEN.",
            "With --people nobody is enrolled: the people are those of a list."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, and with --once not everyone had done all in the time",
            "2:what was given cannot be read or is refused",
            "3:it failed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall simulate --participants 20 --token-file token --for 10m",
            "  rollcall simulate --participants 2 --token-file token --once --close --json",
            "  rollcall simulate --people var/demo/people.csv --for 10m"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int USUAL = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--participants", description = "How many; without it 10, or with --people all of the list.")
    private @Nullable Integer participants;

    @Mixin
    private final EnrolOptions enrolment = new EnrolOptions();

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "Enrols nobody and takes the people of this list (var/demo/people.csv, or one of --save).")
    private @Nullable Path people;

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

    @Option(
            names = "--calls-at-once",
            defaultValue = "" + Simulation.CALLS_AT_ONCE,
            description = "How many call at the same time (default: ${DEFAULT-VALUE}).")
    private int callsAtOnce;

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "10m", description = "How long, such as 90s or 10m.")
    private String time = "";

    @Option(
            names = "--once",
            description = "Ends as soon as everyone has called, taken a selfie and had a position stored.")
    private boolean once;

    @Option(names = "--json", description = "The report as JSON, and nothing else, on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Duration longest = duration();
        if ((participants != null && participants < 1) || callsAtOnce < 1) {
            throw new IllegalArgumentException("--participants and --calls-at-once are at least 1.");
        }
        var server = new Simulation.Server(url, address(line), address(trackers), number);
        PrintWriter told =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        var newcomers = new Newcomers(url, enrolment, told, spec.commandLine().getErr());
        var tally = new Tally();
        List<Enrolled> all =
                people == null ? newcomers.enrol(participants == null ? USUAL : participants, tally) : listed(people);
        try (var interrupted = new Interrupted()) {
            boolean complete;
            try (Simulation simulation = Simulation.start(server, all, callsAtOnce, tally, said -> {
                told.println(said);
                told.flush();
            })) {
                complete = live(longest, tally, all, interrupted);
            }
            newcomers.end(all, tally);
            report(tally);
            return once && !complete ? ExitCode.FOUND : ExitCode.OK;
        }
    }

    private void report(Tally tally) {
        SimulationReport report = new SimulationReport(tally.report());
        spec.commandLine()
                .getOut()
                .println(json ? JsonMapper.shared().writeValueAsString(report.counted()) : report.text());
        spec.commandLine().getOut().flush();
    }

    private boolean live(Duration longest, Tally tally, List<Enrolled> all, Interrupted interrupted)
            throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end && !interrupted.already() && !(once && tally.eachDidAll(all))) {
            Thread.sleep(Duration.ofMillis(200));
        }
        return tally.eachDidAll(all);
    }

    private List<Enrolled> listed(Path list) throws IOException {
        if (!Files.isReadable(list)) {
            throw new IllegalArgumentException("The list " + list + " cannot be read. Start ./run once; it writes"
                    + " var/demo/people.csv. Or leave --people out: then people are enrolled.");
        }
        List<Enrolled> all = Enrolled.read(list);
        return participants == null ? all : all.subList(0, Math.min(participants, all.size()));
    }

    private Duration duration() {
        try {
            return Duration.parse("PT" + time);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Write how long as 90s, 10m or 2h, not: " + time, e);
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("Write an address as host:port, not: " + text);
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
