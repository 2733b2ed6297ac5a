package org.rollcall.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.telephony.CallHandler;
import org.rollcall.telephony.LineSettings;
import org.rollcall.telephony.SipLine;
import org.rollcall.telephony.Transport;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;

/**
 * People who do not exist, using a running server as people do: they call, take selfies and wear trackers, until it is
 * closed. Each goes at their own pace; a failure of one is reported and does not stop the others.
 */
public final class Simulation implements AutoCloseable {
    /** Where the server is. {@code number} is what callers dial. */
    public record Server(URI web, InetSocketAddress line, InetSocketAddress trackers, String number) {}

    /** So many of them call at the same time, unless said otherwise. */
    public static final int CALLS_AT_ONCE = 3;

    private static final Duration FIX_EVERY = Duration.ofSeconds(10);
    private static final double WALKING = 1.4;
    // Those with an odd number stroll near home; every fifth of the others leaves.
    private static final double NEAR_METRES = 90;
    private static final double FAR_METRES = 900;

    private final Server server;
    private final Consumer<String> report;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore callsAtOnce;
    private final Map<String, DigitEar> ears = new HashMap<>();
    private final SipLine line;
    private final Tally tally;
    private volatile boolean closed;

    private Simulation(Server server, SipLine line, int callsAtOnce, Tally tally, Consumer<String> report) {
        this.server = server;
        this.line = line;
        this.callsAtOnce = new Semaphore(callsAtOnce, true);
        this.tally = tally;
        this.report = report;
    }

    /**
     * Begins.
     *
     * @param report takes one line a thing that happened
     * @throws IOException if the callers' line cannot be opened
     */
    public static Simulation start(Server server, List<Enrolled> people, Consumer<String> report) throws IOException {
        return start(server, people, CALLS_AT_ONCE, new Tally(), report);
    }

    /**
     * Begins and counts.
     *
     * @param callsAtOnce so many call at the same time
     * @param report takes one line a thing that happened
     * @throws IOException if the callers' line cannot be opened
     */
    public static Simulation start(
            Server server, List<Enrolled> people, int callsAtOnce, Tally tally, Consumer<String> report)
            throws IOException {
        CallHandler nobodyCallsUs = call -> call.hangUp();
        SipLine line = SipLine.open(
                LineSettings.loopback().withTrunk(server.line(), Transport.UDP), nobodyCallsUs, Clock.systemUTC());
        var simulation = new Simulation(server, line, callsAtOnce, tally, report);
        tally.begin(people.size());
        for (Enrolled one : people) {
            simulation.begin(one);
        }
        return simulation;
    }

    private void begin(Enrolled one) {
        if (!one.imei().isEmpty()) {
            go(one, "tracker", () -> wear(one));
        }
        if (!one.portrait().isEmpty()) {
            go(one, "selfie", () -> takeSelfies(one));
        }
        if (one.calls()) {
            go(one, "call", () -> call(one));
        }
    }

    @FunctionalInterface
    private interface Doing {
        void run() throws IOException, InterruptedException;
    }

    private void go(Enrolled one, String what, Doing doing) {
        threads.execute(() -> {
            var random = new Random(one.person().index());
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    doing.run();
                } catch (IOException | RuntimeException e) {
                    if (closed) {
                        return;
                    }
                    tally.failed(what, String.valueOf(e.getMessage()));
                    report.accept(name(one) + ", " + what + ": " + e.getMessage());
                } catch (InterruptedException e) {
                    return;
                }
                try {
                    Thread.sleep(Duration.ofSeconds(20 + random.nextInt(60)));
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private static String name(Enrolled one) {
        return one.person().givenName() + " " + one.person().familyName() + " ("
                + one.person().index() + ")";
    }

    private void call(Enrolled one) throws IOException, InterruptedException {
        callsAtOnce.acquire();
        try {
            SyntheticPerson person = one.person();
            var caller = new SyntheticCaller(line, ear(person.language()));
            SyntheticCaller.Went went = caller.call(
                    person.telephone(),
                    server.number(),
                    one.pin(),
                    SyntheticVoice.of(person.index(), spokenAs(person.language())),
                    System.nanoTime());
            tally.called(one, went.endedByTheLine() ? "ended by the line" : "given up by the caller");
            report.accept(name(one) + " called and repeated digits " + went.repeated() + " times");
        } finally {
            callsAtOnce.release();
        }
    }

    private synchronized DigitEar ear(String language) throws IOException, InterruptedException {
        DigitEar known = ears.get(language);
        if (known == null) {
            known = LineVoice.ear(language);
            ears.put(language, known);
        }
        return known;
    }

    /** espeak-ng's name of a language. */
    public static String spokenAs(String language) {
        return language.equals("es") ? "es-419" : "en-us";
    }

    private void takeSelfies(Enrolled one) throws IOException, InterruptedException {
        SamplePhotographs photographs = SamplePhotographs.fetch();
        var handset = new SyntheticHandset(server.web());
        handset.signIn(one.code(), one.pin());
        SyntheticHandset.Answer answer =
                handset.checkIn(photographs.jpeg(SamplePhotographs.Portrait.valueOf(one.portrait())));
        tally.selfie(one, answer.outcome());
        report.accept(name(one) + " took a selfie: " + answer.outcome() + ", receipt " + answer.receipt());
        Thread.sleep(Duration.ofMinutes(2));
    }

    private void wear(Enrolled one) throws IOException, InterruptedException {
        SyntheticPerson person = one.person();
        boolean leaves = person.index() % 5 == 3;
        var walk = new Walk(person.latitude(), person.longitude(), leaves ? FAR_METRES : NEAR_METRES, person.index());
        try (SyntheticTracker tracker =
                SyntheticTracker.connect(server.trackers(), one.imei(), TeltonikaCodec.CODEC_8_EXTENDED)) {
            send(one, tracker, lastQuarterOfAnHour(walk));
            report.accept(name(one) + "'s tracker sent what it had stored");
            while (true) {
                Thread.sleep(FIX_EVERY);
                send(one, tracker, List.of(walk.next(Clock.systemUTC().instant(), FIX_EVERY.toSeconds(), WALKING)));
            }
        }
    }

    private void send(Enrolled one, SyntheticTracker tracker, List<Fix> fixes) throws IOException {
        int stored = 0;
        try {
            stored = tracker.send(fixes);
        } finally {
            tally.sent(one, fixes.size(), stored);
        }
    }

    /** What a tracker has stored while it was out of coverage. */
    private static List<Fix> lastQuarterOfAnHour(Walk walk) {
        var fixes = new ArrayList<Fix>();
        for (int seconds = 15 * 60; seconds > 0; seconds -= 20) {
            fixes.add(walk.next(Clock.systemUTC().instant().minusSeconds(seconds), 20, WALKING));
        }
        return fixes;
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        line.close();
    }
}
