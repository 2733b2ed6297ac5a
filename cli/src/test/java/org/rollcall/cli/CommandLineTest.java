package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.journal.SigningKey;
import org.rollcall.location.CourtPaper;
import org.rollcall.location.CourtStatement;
import org.rollcall.obligation.ReceiptNumber;
import org.rollcall.obligation.ReceiptStatement;
import org.rollcall.obligation.Way;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command says and the exit codes it gives, without a server. */
class CommandLineTest {
    private static final String FRAME = "000000000000003608010000016B40D8EA3001000000000000000000000000000000"
            + "0105021503010101425E0F01F10000601A014E0000000000000000010000C7CF";
    private static final String NO_KEY = "MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Rollcall.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void itSaysItsVersionAndWhatItCanDo() {
        assertThat(run("--version")).isZero();
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "rollcall ",
                        "serve",
                        "demo",
                        "simulate",
                        "decode",
                        "voice",
                        "face",
                        "journal",
                        "receipt",
                        "paper");
    }

    @Test
    void everyCommandHasHelp() {
        for (String name : Rollcall.commandLine().getSubcommands().keySet()) {
            assertThat(run(name, "--help")).as(name).isZero();
        }
    }

    @Test
    void aCommandThatDoesNotExistIsAUsageError() {
        assertThat(run("fly")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aFrameIsDecodedToJsonAlone() {
        assertThat(run("decode", "teltonika", FRAME)).isZero();
        JsonNode fix = JsonMapper.shared().readTree(out.toString());
        assertThat(fix.get("time").asString()).startsWith("2019-06-10T10:04:46");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFrameThatCannotBeReadSaysWhere() {
        assertThat(run("decode", "teltonika", FRAME.replace("C7CF", "C7CE"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("frame 1");
        assertThat(run("decode", "no-such-protocol", FRAME)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("teltonika");
    }

    @Test
    void aJournalThatIsNoneOrHasLostItsEndDoesNotHold(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("journal.jsonl");
        assertThat(run("journal", "verify", file.toString(), "--key", NO_KEY, "--head", "ab"))
                .isEqualTo(ExitCode.BAD_INPUT);
        Files.writeString(file, "not a seal\n");
        assertThat(run("journal", "verify", file.toString(), "--key", NO_KEY, "--head", "ab", "--json"))
                .isEqualTo(ExitCode.FOUND);
        assertThat(JsonMapper.shared().readTree(out.toString()).get("line").asInt())
                .isEqualTo(1);
        Files.writeString(file, "");
        assertThat(run("journal", "verify", file.toString(), "--key", NO_KEY, "--head", "ab"))
                .isEqualTo(ExitCode.FOUND);
        assertThat(run("journal", "verify", file.toString(), "--key", "nonsense", "--head", "ab"))
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aReceiptIsVerifiedOffline_andAChangedLetterIsRefused(@TempDir Path folder) throws IOException {
        SigningKey key = SigningKey.in(folder, "receipt");
        String text = ReceiptStatement.signed(
                        ReceiptNumber.next(new Random(2026)),
                        "0123456789ABCDEF",
                        Way.APP,
                        ReceiptStatement.CameTo.SATISFIED,
                        OffsetDateTime.parse("2026-11-23T00:22:07-05:00"),
                        key::sign)
                .text();
        assertThat(run("receipt", "verify", text, "--key", key.publicKey())).isZero();
        assertThat(out.toString()).contains("as it was signed", "SATISFIED", "2026-11-23T00:22:07-05:00");
        Path file = Files.writeString(folder.resolve("receipt.txt"), text.toLowerCase(java.util.Locale.ROOT) + "\n");
        Path keyFile = Files.writeString(folder.resolve("key"), key.publicKey() + "\n");
        assertThat(run("receipt", "verify", file.toString(), "--key", keyFile.toString()))
                .isZero();
        assertThat(run("receipt", "verify", text.replace("/APP/", "/OFFICE/"), "--key", key.publicKey(), "--json"))
                .isEqualTo(ExitCode.FOUND);
        assertThat(run("receipt", "verify", text, "--key", NO_KEY)).isEqualTo(ExitCode.FOUND);
        assertThat(run("receipt", "verify", text.substring(3), "--key", key.publicKey()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("receipt", "verify", text, "--key", "nonsense")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aListOfRecordingsThatIsNotUnderstoodNamesItsLine(@TempDir Path folder) throws IOException {
        String good = Files.writeString(folder.resolve("enrol"), "anna\t3=three.wav\n")
                .toString();
        String bad = Files.writeString(folder.resolve("trials"), "anna\tthree.wav\tperhaps\n")
                .toString();
        assertThat(run("voice", "evaluate", "--enrol", good, "--trials", bad)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("line 1", "target or impostor");
        String noOne = Files.writeString(folder.resolve("trials"), "anna\tthree.wav\ttarget\n")
                .toString();
        assertThat(run("voice", "evaluate", "--enrol", good, "--trials", noOne, "--root", folder.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("anna could not be enrolled");
    }

    @Test
    void aDemonstrationDoesNotRemoveWhatItDidNotMake(@TempDir Path folder) throws IOException {
        Path mine = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertThat(run("demo", "--clean", "--var", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(mine).exists();
    }

    @Test
    void aCourtPaperIsVerifiedWithoutAServer(@TempDir Path folder) throws Exception {
        SigningKey key = SigningKey.in(folder, "court-paper");
        byte[] pdf = "%PDF-1.6\nwords\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        var statement = CourtStatement.signed(
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                "B3FAE241B38BAA7D",
                from,
                from.plusSeconds(86_400),
                1440,
                from.plusSeconds(90_000),
                pdf,
                key::sign);
        var file = new ByteArrayOutputStream();
        new CourtPaper(pdf, statement).writeTo(file);
        Path paper = Files.write(folder.resolve("track.pdf"), file.toByteArray());
        assertThat(run("paper", "verify", paper.toString(), "--key", key.publicKey()))
                .isZero();
        assertThat(out.toString()).contains("is as it was signed", "1440 positions");
        assertThat(run("paper", "verify", paper.toString(), "--key", NO_KEY)).isEqualTo(ExitCode.FOUND);
        byte[] changed = file.toByteArray();
        changed[10] ^= 1;
        Files.write(paper, changed);
        assertThat(run("paper", "verify", paper.toString(), "--key", key.publicKey(), "--json"))
                .isEqualTo(ExitCode.FOUND);
        Files.write(paper, pdf);
        assertThat(run("paper", "verify", paper.toString(), "--key", key.publicKey()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("paper", "verify", folder.resolve("none.pdf").toString(), "--key", key.publicKey()))
                .isEqualTo(ExitCode.BAD_INPUT);
    }
}
