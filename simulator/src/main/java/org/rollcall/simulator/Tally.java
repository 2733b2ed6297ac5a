package org.rollcall.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.simulator.AgencyInterface.Refused;
import tools.jackson.databind.JsonNode;

/** What a simulation came to, counted while it runs. */
public final class Tally {
    /**
     * The counts.
     *
     * @param people how many took part
     * @param calls how many ended as what, as the caller saw it
     * @param selfies how many were answered with what: Done, TryAgain, APersonLooks or OurFault
     * @param fixesSent and fixesAcknowledged: what trackers sent, and of how much the server said that it is stored
     * @param attempts what the server recorded, by way and finding; empty without a token
     * @param failures what did not work, and why
     */
    public record Report(
            int people,
            Map<String, Integer> calls,
            Map<String, Integer> selfies,
            long fixesSent,
            long fixesAcknowledged,
            int voiceprints,
            Map<String, Integer> attempts,
            List<Failed> failures) {}

    /** @param what such as {@code calls} */
    public record Failed(String what, String why, int times) {}

    private record Failure(String what, String why) {}

    private int people;
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<String, Integer> selfies = new TreeMap<>();
    private final Map<String, Integer> attempts = new TreeMap<>();
    private final Map<Failure, Integer> failures = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private long sent;
    private long acknowledged;
    private int voiceprints;

    synchronized void begin(int living) {
        people = living;
    }

    synchronized void called(Enrolled one, String end) {
        calls.merge(end, 1, Integer::sum);
        done.add("call " + one.person().index());
    }

    synchronized void selfie(Enrolled one, String outcome) {
        selfies.merge(outcome, 1, Integer::sum);
        done.add("selfie " + one.person().index());
    }

    synchronized void sent(Enrolled one, int fixes, int stored) {
        sent += fixes;
        acknowledged += stored;
        if (stored > 0) {
            done.add("fix " + one.person().index());
        }
    }

    /** Counts a failure. */
    public synchronized void failed(String what, String why) {
        failures.merge(new Failure(what, why), 1, Integer::sum);
    }

    /** Whether each of these people has called, taken a selfie and had a position acknowledged, as far as they do these. */
    public synchronized boolean eachDidAll(List<Enrolled> all) {
        return all.stream()
                .allMatch(one -> (!one.calls()
                                || done.contains("call " + one.person().index()))
                        && (one.portrait().isEmpty()
                                || done.contains("selfie " + one.person().index()))
                        && (one.imei().isEmpty()
                                || done.contains("fix " + one.person().index())));
    }

    /** Asks the server what it recorded of someone's attempts. */
    public void askServer(AgencyInterface agency, Enrolled one) throws IOException, InterruptedException {
        try {
            count(agency.get("/api/participants/" + one.participant() + "/status?purpose=SUPERVISION"));
        } catch (Refused refused) {
            failed("status", String.valueOf(refused.getMessage()));
        }
    }

    private synchronized void count(JsonNode status) {
        if (status.path("voice").path("state").asString("").equals("MADE")) {
            voiceprints++;
        }
        for (JsonNode attempt : status.path("attempts")) {
            String reason = attempt.path("reason").asString("");
            attempts.merge(
                    attempt.path("way").asString("") + " "
                            + attempt.path("finding").asString("") + (reason.isEmpty() ? "" : " " + reason),
                    1,
                    Integer::sum);
        }
    }

    /** The counts so far. */
    public synchronized Report report() {
        var failed = new ArrayList<Failed>();
        failures.forEach((failure, times) -> failed.add(new Failed(failure.what, failure.why, times)));
        failed.sort(java.util.Comparator.comparingInt(Failed::times)
                .reversed()
                .thenComparing(Failed::what)
                .thenComparing(Failed::why));
        return new Report(
                people,
                new TreeMap<>(calls),
                new TreeMap<>(selfies),
                sent,
                acknowledged,
                voiceprints,
                new TreeMap<>(attempts),
                failed);
    }
}
