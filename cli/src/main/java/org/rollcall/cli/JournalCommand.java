package org.rollcall.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.journal.JournalVerification;
import org.rollcall.journal.JournalVerification.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Works on exported journals, without the server that wrote them. */
@Command(
        name = "journal",
        description = "Works on an exported journal, without the server that wrote it.",
        mixinStandardHelpOptions = true)
final class JournalCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: journal verify.");
    }

    @Command(
            name = "verify",
            description = {
                "Finds the first entry that was changed, removed or cut off.",
                "The key and the head come from elsewhere (a receipt, a bulletin, your own record):",
                "a key found inside the file proves nothing."
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:the journal holds", "1:it does not, and the first place is named", "2:it cannot be read"
            },
            footerHeading = "%nExample:%n",
            footer = "  rollcall journal verify journal.jsonl --key MCowBQYDK2VwAyEA... --head 3f9a...")
    int verify(
            @Parameters(paramLabel = "FILE", description = "The export, as JSON lines.") Path file,
            @Option(names = "--key", required = true, paramLabel = "K", description = "Public key: base64, or a file.")
                    String key,
            @Option(
                            names = "--head",
                            required = true,
                            paramLabel = "H",
                            description = "Hash of a seal the file must hold.")
                    String head,
            @Option(names = "--json", description = "Prints JSON alone.") boolean json)
            throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The file " + file + " cannot be read.");
        }
        Path keyFile = Path.of(key.length() > 200 ? "" : key);
        String given = Files.isRegularFile(keyFile) ? Files.readString(keyFile) : key;
        try (BufferedReader export = Files.newBufferedReader(file)) {
            Verdict verdict = JournalVerification.verify(export, given, head);
            spec.commandLine().getOut().println(json ? asJson(verdict) : asText(verdict));
            return verdict instanceof Verdict.Holds ? ExitCode.OK : ExitCode.FOUND;
        } catch (java.nio.charset.MalformedInputException e) {
            throw new IllegalArgumentException("The file " + file + " is no exported journal.", e);
        }
    }

    private static String asText(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Holds(long seals, long entries, long after) ->
                "The journal holds: " + entries + " entries up to the head, under " + seals + " seals in the file"
                        + (after > 0
                                ? "; " + after + " later entries are signed, but the head does not cover them."
                                : ".");
            case Verdict.Broken(long line, long seal, long entry, String why) ->
                "The journal does not hold at line " + line + ", seal " + seal + (entry > 0 ? ", entry " + entry : "")
                        + ": " + why + ".";
        };
    }

    private static String asJson(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (verdict) {
            case Verdict.Holds(long seals, long entries, long after) -> {
                json.put("holds", true);
                json.put("seals", seals);
                json.put("entries", entries);
                json.put("after", after);
            }
            case Verdict.Broken(long line, long seal, long entry, String why) -> {
                json.put("holds", false);
                json.put("line", line);
                json.put("seal", seal);
                json.put("entry", entry);
                json.put("why", why);
            }
        }
        return JsonMapper.shared().writeValueAsString(json);
    }
}
