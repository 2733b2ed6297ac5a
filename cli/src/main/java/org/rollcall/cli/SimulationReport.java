package org.rollcall.cli;

import java.util.Map;
import org.rollcall.simulator.Tally;

/** A simulation's counts as a person reads them. */
record SimulationReport(Tally.Report counted) {
    String text() {
        var text = new StringBuilder("\nPeople: " + counted.people() + ", with a voiceprint: " + counted.voiceprints());
        long failedCalls = counted.failures().stream()
                .filter(failed -> failed.what().equals("call"))
                .mapToLong(Tally.Failed::times)
                .sum();
        section(text, "Calls tried: " + (sum(counted.calls()) + failedCalls), counted.calls());
        section(text, "Selfies: " + sum(counted.selfies()), counted.selfies());
        text.append("\nFixes sent: %d, acknowledged: %d".formatted(counted.fixesSent(), counted.fixesAcknowledged()));
        if (!counted.attempts().isEmpty()) {
            section(text, "Attempts the server recorded: " + sum(counted.attempts()), counted.attempts());
        }
        if (!counted.failures().isEmpty()) {
            text.append("\nFailures:");
            counted.failures()
                    .forEach(failed ->
                            text.append("\n  %5d  %s: %s".formatted(failed.times(), failed.what(), failed.why())));
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String head, Map<String, Integer> counts) {
        text.append("\n").append(head);
        counts.forEach((what, times) -> text.append("\n  %5d  %s".formatted(times, what)));
    }

    private static long sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
