package org.rollcall.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.journal.Actor;
import org.rollcall.location.TrackerAddress;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.simulator.Enrolled;
import org.rollcall.simulator.SyntheticHandset;
import org.rollcall.simulator.SyntheticTracker;
import org.rollcall.simulator.Walk;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Selfies a second through the app's pages, and how long an alert takes from the tracker's frame to an open page. The
 * server of a demonstration with its embedded database, fsync on; median of five, with the machine's load.
 */
@Tag("bench")
class WaysBench {
    private static final Actor BY = new Actor.Machine("bench");
    private static final int ROUNDS = 5;
    private static final int EACH = 12;

    @TempDir
    private Path directory;

    private ConfigurableApplicationContext context;
    private DemoSeed.SignIn officer;
    private List<Enrolled> people;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        Path var = directory.resolve("var");
        context = ServerStart.start(
                "demo",
                null,
                List.of("rollcall.var=" + var, "server.port=0", "rollcall.line.port=0", "rollcall.trackers.port=0"));
        var seed = new DemoSeed(context, var);
        officer = seed.staff().getFirst();
        people = seed.people();
        address = URI.create("http://localhost:" + ServeCommand.port(context));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void selfiesASecond() throws Exception {
        new DemoTemplates(context, System.out::println).makeFaceprints(people);
        List<Enrolled> shown =
                people.stream().filter(one -> !one.portrait().isEmpty()).toList();
        var handsets = new ArrayList<SyntheticHandset>();
        for (Enrolled one : shown) {
            var handset = new SyntheticHandset(address);
            handset.signIn(one.code(), one.pin());
            handsets.add(handset);
        }
        round(shown, handsets);
        var rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = round(shown, handsets);
        }
        System.out.printf(
                "BENCH selfies, %d handsets at once, photograph to receipt: %.1f a second (%s); load %s%n",
                shown.size(), median(rates), Arrays.toString(rates), machineLoad());
    }

    private double round(List<Enrolled> shown, List<SyntheticHandset> handsets) throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < shown.size(); i++) {
            byte[] photograph =
                    SamplePhotographs.fetch().jpeg(Portrait.valueOf(shown.get(i).portrait()));
            SyntheticHandset handset = handsets.get(i);
            askOften(id(shown.get(i)));
            work.add(() -> selfies(handset, photograph));
        }
        long from = System.nanoTime();
        int matched = 0;
        try (var threads = Executors.newFixedThreadPool(shown.size())) {
            for (var done : threads.invokeAll(work)) {
                matched += done.get();
            }
        }
        double took = (System.nanoTime() - from) / 1e9;
        if (matched != EACH * shown.size()) {
            throw new AssertionError(matched + " of " + EACH * shown.size() + " selfies were fulfilled.");
        }
        return matched / took;
    }

    private static int selfies(SyntheticHandset handset, byte[] photograph) throws Exception {
        int matched = 0;
        for (int i = 0; i < EACH; i++) {
            matched += handset.checkIn(photograph).outcome().equals("Done") ? 1 : 0;
        }
        return matched;
    }

    private void askOften(ParticipantId person) {
        Instant now = Instant.now();
        for (int i = 0; i < EACH; i++) {
            context.getBean(Obligations.class)
                    .open(
                            BY,
                            person,
                            Duty.CHECK_IN,
                            Way.APP,
                            new Window(now.minusSeconds(60 + i), now.plus(Duration.ofHours(2))));
        }
    }

    private ParticipantId id(Enrolled one) {
        Participant found = context.getBean(Participants.class)
                .byTelephone(new TelephoneNumber(one.person().telephone()))
                .getFirst();
        return found.id();
    }

    @Test
    @Timeout(400)
    void fromTheTrackersFrameToTheOpenPage() throws Exception {
        // A zone holds from when it was drawn: what the wearers did has to have happened since.
        Thread.sleep(Duration.ofSeconds(220));
        HttpClient browser = signedIn();
        List<Enrolled> wearers = people.stream()
                .filter(one -> !one.imei().isEmpty())
                .limit(ROUNDS)
                .toList();
        var millis = new double[ROUNDS];
        HttpResponse<InputStream> stream = browser.send(
                HttpRequest.newBuilder(address.resolve("/console/alerts/stream"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (int round = 0; round < ROUNDS; round++) {
                millis[round] = leave(wearers.get(round), lines);
            }
        }
        System.out.printf(
                "BENCH alert, from a tracker's frame to the officer's open page: %.0f ms (%s); load %s%n",
                median(millis), Arrays.toString(millis), machineLoad());
    }

    private double leave(Enrolled wearer, BufferedReader lines) throws IOException {
        InetSocketAddress gateway = context.getBean(TrackerAddress.class).tcp().orElseThrow();
        try (SyntheticTracker tracker = SyntheticTracker.connect(gateway, wearer.imei(), TeltonikaCodec.CODEC_8)) {
            Instant now = Instant.now();
            double latitude = wearer.person().latitude();
            double longitude = wearer.person().longitude();
            tracker.send(walk(new Walk(latitude, longitude, 20, 1), now.minusSeconds(212)));
            // A minute later and at a walk's distance: a jump would be doubted first, and rightly.
            List<Fix> away = walk(new Walk(latitude + 0.004, longitude, 20, 1), now.minusSeconds(72));
            long sent = System.nanoTime();
            tracker.send(away);
            String line = lines.readLine();
            while (line != null && !line.startsWith("event:opened")) {
                line = lines.readLine();
            }
            return (System.nanoTime() - sent) / 1e6;
        }
    }

    private static List<Fix> walk(Walk walk, Instant from) {
        var fixes = new ArrayList<Fix>();
        for (int i = 0; i < 7; i++) {
            fixes.add(walk.next(from.plusSeconds(i * 12L), 12, 1.4));
        }
        return fixes;
    }

    private HttpClient signedIn() throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String page = browser.send(
                        HttpRequest.newBuilder(address.resolve("/console/sign-in"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(page);
        if (!token.find()) {
            throw new IOException("The sign-in page has no token.");
        }
        String form = "name=" + officer.name() + "&password=" + officer.password() + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(address.resolve("/console/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.uri().getPath().contains("sign-in")) {
            throw new IOException("The officer could not sign in.");
        }
        return browser;
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String machineLoad() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
