package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.journal.Actor;
import org.rollcall.line.LineAddress;
import org.rollcall.location.Movements;
import org.rollcall.location.TrackerAddress;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Purpose;
import org.rollcall.staff.Role;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator against a server that knows nobody yet, over its real interfaces. */
class SimulateTest {
    private static final Actor TEST = new Actor.Machine("test");

    private static ConfigurableApplicationContext server;
    private static Path directory;
    private static Path token;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start(@TempDir Path var) throws IOException {
        directory = var;
        server = ServerStart.start(
                "test",
                null,
                List.of(
                        "rollcall.var=" + var.resolve("var"),
                        "server.port=0",
                        "rollcall.line.port=0",
                        "rollcall.trackers.port=0",
                        // A test has no time to listen: the notice is to be heard by nobody.
                        "rollcall.prompts.words-per-minute=450"));
        token = Files.writeString(
                var.resolve("token"),
                server.getBean(Accounts.class)
                        .addIntegration(TEST, "simulator", "Simulator", Set.of(Role.OFFICER), null, 1)
                        .token());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private int simulate(String... more) {
        var arguments = new java.util.ArrayList<>(List.of(
                "simulate",
                "--url=http://localhost:" + ServeCommand.port(server),
                "--line=" + text(server.getBean(LineAddress.class).address().orElseThrow()),
                "--trackers=" + text(server.getBean(TrackerAddress.class).tcp().orElseThrow()),
                "--participants=2"));
        arguments.addAll(List.of(more));
        CommandLine command = Rollcall.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments.toArray(String[]::new));
    }

    private static String text(InetSocketAddress address) {
        return "127.0.0.1:" + address.getPort();
    }

    private static List<Participant> enrolled() {
        return server.getBean(Participants.class).list(TEST, "SUPERVISION", null, "", 1000);
    }

    @Test
    void twoAreEnrolledAndCheckInByTelephone_byApp_andByTracker() throws IOException {
        Path list = directory.resolve("people.csv");
        int exit = simulate(
                "--token-file=" + token,
                "--yes-enrol-synthetic",
                "--skip-voice-enrolment",
                "--save=" + list,
                "--once",
                "--for=100s",
                "--json");

        assertThat(exit).as(err.toString()).isZero();
        assertThat(err.toString()).contains("2 synthetic people are being enrolled in the real programme");
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.get("failures")).as(report.toString()).isEmpty();
        assertThat(report.path("attempts")
                        .path("TELEPHONE INCONCLUSIVE no_voiceprint")
                        .asInt())
                .as(report.toString())
                .isGreaterThanOrEqualTo(2);
        assertThat(report.path("attempts").path("APP SATISFIED").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(report.path("calls").path("ended by the line").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(report.get("fixesAcknowledged").asInt())
                .isEqualTo(report.get("fixesSent").asInt())
                .isGreaterThanOrEqualTo(90);

        assertThat(Files.readAllLines(list)).hasSize(3);
        List<Participant> people = enrolled();
        assertThat(people).hasSize(2).allMatch(Participant::synthetic);
        for (Participant person : people) {
            assertThat(server.getBean(Movements.class).latest(TEST, Purpose.SUPERVISION, person.id()))
                    .isPresent();
        }
    }

    @Test
    void inARealProgrammeNobodyIsEnrolledUnasked() {
        int before = enrolled().size();
        assertThat(simulate("--token-file=" + token)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("real programme", "--yes-enrol-synthetic");
        assertThat(enrolled()).hasSize(before);
    }

    @Test
    void whereATokenComesFromIsSaid() throws IOException {
        assertThat(simulate()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("/console/staff", "--token-file", "ROLLCALL_TOKEN");
        Path wrong = Files.writeString(directory.resolve("wrong"), "none-of-mine");
        assertThat(simulate("--token-file=" + wrong, "--yes-enrol-synthetic")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("does not know this token");
        assertThat(out.toString()).isEmpty();
    }
}
