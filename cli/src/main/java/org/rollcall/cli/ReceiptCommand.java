package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.journal.VerifyingKey;
import org.rollcall.obligation.ReceiptStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Works on receipts, without the server that gave them. */
@Command(
        name = "receipt",
        description = "Works on receipts, without the server that gave them.",
        mixinStandardHelpOptions = true)
final class ReceiptCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: receipt verify.");
    }

    @Command(
            name = "verify",
            description = {
                "Says whether a receipt is as it was signed.",
                "The text is what the receipt's QR code holds. The key comes from the programme's page",
                "/receipt/key, fetched beforehand: a key that came with the receipt proves nothing."
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the receipt is as it was signed",
                "1:it was changed, or signed with another key",
                "2:it cannot be read as a receipt, or the key cannot be read"
            },
            footerHeading = "%nExample:%n",
            footer = "  rollcall receipt verify ROLLCALL-1/RC-4F7K-29QX/... --key MCowBQYDK2VwAyEA...")
    int verify(
            @Parameters(paramLabel = "TEXT", description = "The receipt's text, or a file that holds it.") String text,
            @Option(names = "--key", required = true, paramLabel = "K", description = "Public key: base64, or a file.")
                    String key,
            @Option(names = "--json", description = "Prints JSON alone.") boolean json)
            throws IOException {
        VerifyingKey verifying = VerifyingKey.read(given(key));
        ReceiptStatement receipt = ReceiptStatement.read(given(text))
                .orElseThrow(() -> new IllegalArgumentException(
                        "This is no whole receipt: it begins with ROLLCALL-1/ and has seven parts. Scan it again."));
        boolean valid = receipt.signedWith(verifying);
        spec.commandLine().getOut().println(json ? asJson(receipt, valid) : asText(receipt, valid));
        return valid ? ExitCode.OK : ExitCode.FOUND;
    }

    /** What was given, or what the file of that name holds. */
    private static String given(String textOrFile) throws IOException {
        Path file = Path.of(textOrFile.length() > 200 ? "" : textOrFile);
        return Files.isRegularFile(file) ? Files.readString(file) : textOrFile;
    }

    private static String asText(ReceiptStatement receipt, boolean valid) {
        return valid
                ? "The receipt " + receipt.number() + " is as it was signed: " + receipt.way() + ", " + receipt.cameTo()
                        + ", " + receipt.at() + ", of " + receipt.reference() + "."
                : "The receipt was changed, or it was signed with another key: nothing on it can be relied on.";
    }

    private static String asJson(ReceiptStatement receipt, boolean valid) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("valid", valid);
        if (valid) {
            json.put("number", receipt.number().value());
            json.put("reference", receipt.reference());
            json.put("way", receipt.way());
            json.put("cameTo", receipt.cameTo());
            json.put("at", receipt.at().toString());
        }
        return JsonMapper.shared().writeValueAsString(json);
    }
}
