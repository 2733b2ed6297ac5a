package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.line.LineAddress;
import org.rollcall.location.TrackerAddress;
import org.rollcall.simulator.Enrolled;
import org.rollcall.simulator.Simulation;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the demonstration programme with synthetic people, on the loopback address alone. */
@Command(
        name = "demo",
        description = {
            "Runs the demonstration programme: synthetic people who call, take selfies and wear trackers.",
            "It listens on this machine alone. A second start keeps the data; --clean starts over."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  rollcall demo --clean --port 8090")
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--clean", description = "Removes the demonstration's data first.")
    private boolean clean;

    @Option(names = "--port", defaultValue = "8080", description = "The port of the pages (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--var",
            defaultValue = "var/demo",
            description = "Where the data is kept (default: ${DEFAULT-VALUE}).")
    private Path var = Path.of("var/demo");

    @Option(names = "--quiet", description = "Does not say what the synthetic people do.")
    private boolean quiet;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "One setting; may be repeated.")
    private List<String> settings = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (clean) {
            removeData();
        }
        say("Starting the demonstration programme ...");
        ConfigurableApplicationContext context = ServerStart.start("demo", null, settings());
        DemoSeed seed = new DemoSeed(context, var);
        List<DemoSeed.SignIn> staff = seed.staff();
        List<Enrolled> people = seed.people();
        welcome(context, staff, people);
        Thread life = Thread.ofPlatform().daemon().name("demo-life").start(() -> live(context, people));
        try {
            ServeCommand.awaitClose(context);
        } finally {
            life.interrupt();
        }
        return ExitCode.OK;
    }

    private List<String> settings() {
        var all = new java.util.ArrayList<>(List.of(
                "rollcall.var=" + var,
                "server.port=" + port,
                "server.address=127.0.0.1",
                // Its passwords are printed on the screen, and it listens on this machine alone.
                "rollcall.staff.second-factor=optional",
                "rollcall.app.questions=moved,help",
                "rollcall.line.number=+18005550100"));
        all.addAll(settings);
        return all;
    }

    private void live(ConfigurableApplicationContext context, List<Enrolled> people) {
        var templates = new DemoTemplates(context, this::told);
        try {
            templates.makeFaceprints(people);
        } catch (RuntimeException e) {
            say("Faceprints could not be made, so selfies go to a person: " + e.getMessage());
        }
        try (Simulation simulation = Simulation.start(server(context), people, this::told)) {
            templates.makeVoiceprints(people);
            ServeCommand.awaitClose(context);
        } catch (IOException | RuntimeException e) {
            if (context.isActive()) {
                say("The synthetic people stopped: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Simulation.Server server(ConfigurableApplicationContext context) {
        InetSocketAddress line = context.getBean(LineAddress.class)
                .address()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The telephone line is not open. Free its port, or set another: --set rollcall.line.port=5080"));
        InetSocketAddress trackers = context.getBean(TrackerAddress.class)
                .tcp()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The tracker gateway is not open. Free its port, or set another: --set rollcall.trackers.port=5028"));
        return new Simulation.Server(
                URI.create("http://localhost:" + ServeCommand.port(context)), line, trackers, "18005550100");
    }

    private void welcome(ConfigurableApplicationContext context, List<DemoSeed.SignIn> staff, List<Enrolled> people) {
        Simulation.Server server = server(context);
        Enrolled guest = people.get(5);
        say("");
        say("Rollcall runs on http://localhost:" + ServeCommand.port(context) + "/   (Ctrl-C stops it)");
        say("");
        say("Staff, at /console:");
        staff.forEach(s -> say("  %-14s %s".formatted(s.name(), s.password())));
        say("A participant, at /app:");
        say("  code " + guest.code() + "   PIN " + guest.pin() + "   ("
                + guest.person().givenName() + " " + guest.person().familyName() + ", "
                + guest.person().language() + ")");
        say("Telephone line: sip:18005550100@" + server.line().getHostString() + ":"
                + server.line().getPort() + "   Trackers: Teltonika on port "
                + server.trackers().getPort());
        say("");
        say("Try first: sign in as officer and watch the queue of alerts: a check-in is missed within a minute,");
        say("and a tracker leaves its zone. Then open a person's map, or take a selfie as the participant.");
        say("");
    }

    private void told(String line) {
        if (!quiet) {
            say("  · " + line);
        }
    }

    private synchronized void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private void removeData() throws IOException {
        // Only what a demonstration made: a mistyped --var must not cost anybody their files.
        if (Files.isDirectory(var) && !Files.isRegularFile(var.resolve("lock"))) {
            throw new IllegalArgumentException(var + " holds no Rollcall data; it is left alone.");
        }
        FileSystemUtils.deleteRecursively(var);
    }
}
