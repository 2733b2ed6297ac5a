package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.checkin.VoiceEnrolments;
import org.rollcall.cli.SimulatedProgramme.Run;
import org.rollcall.location.Movements;
import org.rollcall.participant.Participant;
import org.rollcall.staff.Purpose;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator against a server that knows nobody yet, over its real interfaces. */
class SimulateTest {
    private static SimulatedProgramme programme;
    private static Path directory;

    @BeforeAll
    static void start(@TempDir Path var) throws IOException {
        directory = var;
        // A test has no time to listen: the notice is to be heard by nobody.
        programme = new SimulatedProgramme(var, "rollcall.prompts.words-per-minute=450");
    }

    @AfterAll
    static void stop() {
        if (programme != null) {
            programme.close();
        }
    }

    @Test
    void twoAreEnrolledAndCheckInByTelephone_byApp_andByTracker() throws IOException {
        Path list = directory.resolve("people.csv");
        Run run = programme.simulate(
                programme.tokenFile(),
                "--yes-enrol-synthetic",
                "--skip-voice-enrolment",
                "--save=" + list,
                "--once",
                "--for=100s",
                "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("2 synthetic people are being enrolled in the real programme");
        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.get("failures")).as(run.out()).isEmpty();
        assertThat(report.path("attempts")
                        .path("TELEPHONE INCONCLUSIVE no_voiceprint")
                        .asInt())
                .as(run.out())
                .isGreaterThanOrEqualTo(2);
        assertThat(report.path("attempts").path("APP SATISFIED").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(report.path("calls").path("ended by the line").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(report.get("fixesAcknowledged").asInt())
                .isEqualTo(report.get("fixesSent").asInt())
                .isGreaterThanOrEqualTo(90);

        assertThat(Files.readAllLines(list)).hasSize(3);
        List<Participant> people = programme.enrolled();
        assertThat(people).hasSize(2).allMatch(Participant::synthetic);
        for (Participant person : people) {
            assertThat(programme
                            .bean(Movements.class)
                            .latest(SimulatedProgramme.TEST, Purpose.SUPERVISION, person.id()))
                    .isPresent();
        }
    }

    @Test
    @Tag("long")
    void twoMakeTheirVoiceprintsByTelephone(@TempDir Path var) throws IOException {
        // The callers know the digits asked for by their sound, at the usual pace.
        try (var unhurried = new SimulatedProgramme(var, "rollcall.prompts.words-per-minute=145")) {
            Run run = unhurried.simulate(
                    unhurried.tokenFile(), "--yes-enrol-synthetic", "--once", "--for=400s", "--json");

            assertThat(run.exit()).as(run.err()).isZero();
            VoiceEnrolments enrolments = unhurried.bean(VoiceEnrolments.class);
            assertThat(unhurried.enrolled())
                    .hasSize(2)
                    .extracting(person -> enrolments.state(person.id()))
                    .as(run.out())
                    .hasOnlyElementsOfType(VoiceEnrolments.State.Made.class);
        }
    }

    @Test
    void inARealProgrammeNobodyIsEnrolledUnasked() {
        int before = programme.enrolled().size();
        Run run = programme.simulate(programme.tokenFile());
        assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("real programme", "--yes-enrol-synthetic");
        assertThat(programme.enrolled()).hasSize(before);
    }

    @Test
    void whereATokenComesFromIsSaid() throws IOException {
        Run without = programme.simulate();
        assertThat(without.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(without.err()).contains("/console/staff", "--token-file", "ROLLCALL_TOKEN");
        Path wrong = Files.writeString(directory.resolve("wrong"), "none-of-mine");
        Run refused = programme.simulate("--token-file=" + wrong, "--yes-enrol-synthetic");
        assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("does not know this token");
        assertThat(refused.out()).isEmpty();
    }
}
