package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (clean) {
            removeData();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting the demonstration programme ...");
        out.flush();
        ConfigurableApplicationContext context = ServerStart.start(
                "demo", null, List.of("rollcall.var=" + var, "server.port=" + port, "server.address=127.0.0.1"));
        out.println("Rollcall runs on http://localhost:" + ServeCommand.port(context) + "/  (Ctrl-C stops it)");
        out.flush();
        ServeCommand.awaitClose(context);
        return ExitCode.OK;
    }

    private void removeData() throws IOException {
        // Only what a demonstration made: a mistyped --var must not cost anybody their files.
        if (Files.isDirectory(var) && !Files.isRegularFile(var.resolve("lock"))) {
            throw new IllegalArgumentException(var + " holds no Rollcall data; it is left alone.");
        }
        FileSystemUtils.deleteRecursively(var);
    }
}
