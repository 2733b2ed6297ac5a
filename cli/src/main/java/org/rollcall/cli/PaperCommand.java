package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.journal.VerifyingKey;
import org.rollcall.location.CourtStatement;
import org.rollcall.location.CourtStatement.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Works on court papers, without the server that wrote them. */
@Command(
        name = "paper",
        description = "Works on court papers, without the server that wrote them.",
        mixinStandardHelpOptions = true)
final class PaperCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: paper verify.");
    }

    @Command(
            name = "verify",
            description = {
                "Says whether a PDF of a movement history is as it was signed.",
                "The key comes from the programme's page /receipt/court-key, fetched beforehand: a key that came with",
                "the paper proves nothing."
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the paper is as it was signed",
                "1:it was changed, or signed with another key",
                "2:it carries no signature, or the file or the key cannot be read"
            },
            footerHeading = "%nExample:%n",
            footer = "  rollcall paper verify track.pdf --key MCowBQYDK2VwAyEA...")
    int verify(
            @Parameters(paramLabel = "FILE", description = "The PDF.") Path file,
            @Option(names = "--key", required = true, paramLabel = "K", description = "Public key: base64, or a file.")
                    String key,
            @Option(names = "--json", description = "Prints JSON alone.") boolean json)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        Path keyFile = Path.of(key.length() > 200 ? "" : key);
        VerifyingKey verifying = VerifyingKey.read(Files.isRegularFile(keyFile) ? Files.readString(keyFile) : key);
        Verdict verdict = CourtStatement.verify(Files.readAllBytes(file), verifying);
        if (verdict instanceof Verdict.Unsigned) {
            throw new IllegalArgumentException(
                    "This file carries no signature of a court paper at its end: it is none, or its end was cut off.");
        }
        spec.commandLine().getOut().println(json ? asJson(verdict) : asText(verdict));
        return verdict instanceof Verdict.Valid ? ExitCode.OK : ExitCode.FOUND;
    }

    private static String asText(Verdict verdict) {
        return verdict instanceof Verdict.Valid(CourtStatement statement)
                ? "The paper " + statement.paper() + " is as it was signed: " + statement.fixes() + " positions from "
                        + statement.from() + " to " + statement.until() + ", of " + statement.reference() + ", written "
                        + statement.written() + "."
                : "The paper was changed, or it was signed with another key: nothing in it can be relied on.";
    }

    private static String asJson(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("valid", verdict instanceof Verdict.Valid);
        if (verdict instanceof Verdict.Valid(CourtStatement statement)) {
            json.put("paper", statement.paper());
            json.put("reference", statement.reference());
            json.put("from", statement.from().toString());
            json.put("until", statement.until().toString());
            json.put("fixes", statement.fixes());
            json.put("written", statement.written().toString());
            json.put("sha256", statement.sha256());
        }
        return JsonMapper.shared().writeValueAsString(json);
    }
}
