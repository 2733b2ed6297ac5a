package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.journal.Actor;
import org.rollcall.line.LineAddress;
import org.rollcall.location.TrackerAddress;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Role;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** A server that knows nobody yet, and the simulate command against it. */
final class SimulatedProgramme implements AutoCloseable {
    static final Actor TEST = new Actor.Machine("test");

    private final ConfigurableApplicationContext server;
    private final Path token;

    /** What a run of the command came to. */
    record Run(int exit, String out, String err) {}

    /** @param settings further ones of the server, such as {@code name=value} */
    SimulatedProgramme(Path directory, String... settings) throws IOException {
        var all = new ArrayList<>(List.of(
                "rollcall.var=" + directory.resolve("var"),
                "server.port=0",
                "rollcall.line.port=0",
                "rollcall.trackers.port=0"));
        all.addAll(List.of(settings));
        server = ServerStart.start("test", null, all);
        String secret = bean(Accounts.class)
                .addIntegration(TEST, "simulator", "Simulator", Set.of(Role.OFFICER), null, 1)
                .token();
        token = Files.writeString(directory.resolve("token"), secret);
    }

    <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    String tokenFile() {
        return "--token-file=" + token;
    }

    Run simulate(String... more) {
        var arguments = new ArrayList<>(List.of(
                "simulate",
                "--url=http://localhost:" + ServeCommand.port(server),
                "--line=127.0.0.1:"
                        + bean(LineAddress.class).address().orElseThrow().getPort(),
                "--trackers=127.0.0.1:"
                        + bean(TrackerAddress.class).tcp().orElseThrow().getPort(),
                "--participants=2"));
        arguments.addAll(List.of(more));
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine command = Rollcall.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = command.execute(arguments.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    List<Participant> enrolled() {
        return bean(Participants.class).list(TEST, "SUPERVISION", null, "", 1000);
    }

    @Override
    public void close() {
        server.close();
    }
}
