package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds a page, as it stands, to what axe-core can check of WCAG 2.2 at the levels A and AA. */
final class Accessibility {
    private static final String AXE = read("/axe.min.js");
    // The rule about the size of targets is new in 2.2 and off unless asked for.
    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {
                runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
                rules: { "target-size": { enabled: true } },
                resultTypes: ["violations"],
              });
              if (found.passes.length === 0) throw new Error("axe-core checked nothing.");
              return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id} at ${n.target.join(" ")}: ${n.failureSummary}`));
            }""";

    private Accessibility() {}

    static void check(Page page) {
        if (!(boolean) page.evaluate("typeof window.axe === 'object'")) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(RUN))
                .as("what axe-core finds on " + page.url())
                .isEmpty();
    }

    private static String read(String resource) {
        try (InputStream in = Accessibility.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the test's class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
