package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.cli.BrowsedProgramme.Enrolled;
import org.rollcall.face.SamplePhotographs.Portrait;

/**
 * What the app costs on a slow network, 1.6 Mbit/s down, 0.75 up and 560 ms each request (Chromium's throttling):
 * bytes and time until a page can be used, cold cache each time, and the bytes of a check-in.
 */
@Tag("bench")
@ExtendWith(BrowsedProgramme.Shared.class)
class PagesBench {
    private static final int ROUNDS = 5;
    private static final double LATENCY_MILLIS = 560;
    private static final double DOWN_BYTES = 1.6e6 / 8;
    private static final double UP_BYTES = 0.75e6 / 8;
    private static final int LONGEST_MILLIS = 5_000;

    private static BrowsedProgramme programme;
    private static Enrolled person;

    @BeforeAll
    static void enrol(BrowsedProgramme shared) {
        programme = shared;
        try (Visit desk = Visit.atADesk(shared.office(), shared.server())) {
            shared.signIn(desk, "olive");
            person = shared.enrol(desk, "Berta", "Budget", shared.photographs().jpeg(Portrait.D));
        }
    }

    @BeforeEach
    void ask() {
        programme.askNow(person);
    }

    @Test
    void untilAPageCanBeUsed() throws IOException {
        measure(
                "first page",
                "/",
                100_000,
                PagesBench::nothing,
                page -> assertThat(page.locator("a.button").first()).isVisible());
        measure(
                "sign-in",
                "/app/sign-in",
                100_000,
                PagesBench::nothing,
                page -> page.locator("[name=code]").fill(person.code()));
        measure(
                "own page",
                "/app",
                300_000,
                PagesBench::signIn,
                page -> assertThat(checkInNow(page)).isVisible());
        measure(
                "camera's page",
                "/app/check-in",
                300_000,
                PagesBench::signIn,
                page -> assertThat(page.locator("#take")).isEnabled());
    }

    @Test
    void bytesOfACheckIn() throws IOException {
        try (Visit own = programme.moving(person, Portrait.D)) {
            slow(own.page());
            long[] from = {0};
            Request sent = own.page()
                    .waitForRequest(
                            request -> request.url().endsWith("/app/check-in")
                                    && request.method().equals("POST"),
                            () -> {
                                own.press("Take the photograph");
                                from[0] = System.nanoTime();
                            });
            long pressed = System.nanoTime();
            assertThat(own.page().locator("[data-outcome=Done]")).isVisible();
            int bytes = Integer.parseInt(sent.allHeaders().getOrDefault("content-length", "0"));
            assertThat(bytes).as("bytes of a check-in").isLessThanOrEqualTo(150_000);
            System.out.printf(
                    "BENCH pages, check-in: %,d bytes sent; %.1f s of movements, then %.1f s to the outcome; load %s%n",
                    bytes, (pressed - from[0]) / 1e9, (System.nanoTime() - pressed) / 1e9, load());
        }
    }

    private static void nothing(Visit visit) {
        assertThat(visit.page().isClosed()).isFalse();
    }

    private static void signIn(Visit visit) {
        visit.open("/app/sign-in");
        programme.signIn(visit, person);
        // What the phone keeps for later comes on its own and is not this page's.
        assertThat(visit.page().locator("html[data-prepared=true]")).hasCount(1);
        visit.page().evaluate("""
                async () => {
                  for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
                  for (const each of await caches.keys()) await caches.delete(each);
                }""");
    }

    private static Locator checkInNow(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check in now"))
                .first();
    }

    private void measure(String what, String address, int most, Consumer<Visit> before, Consumer<Page> use)
            throws IOException {
        var millis = new double[ROUNDS];
        int bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Visit visit = Visit.onATelephone(programme.office(), programme.server());
            visit.page().context().addInitScript(MovingHead.script(programme.photographs(), Portrait.D));
            try (visit) {
                before.accept(visit);
                slow(visit.page());
                var weight = new PageWeight(visit.page());
                long from = System.nanoTime();
                visit.open(address);
                use.accept(visit.page());
                millis[round] = (System.nanoTime() - from) / 1e6;
                visit.page().waitForLoadState(LoadState.NETWORKIDLE);
                bytes = weight.isAtMost(what, most);
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "BENCH pages, %s at 1.6 Mbit/s and 560 ms: usable after %.0f ms (%.0f to %.0f), %,d bytes; load %s%n",
                what, millis[ROUNDS / 2], millis[0], millis[ROUNDS - 1], bytes, load());
        assertThat(millis[ROUNDS / 2]).as("milliseconds until " + what).isLessThanOrEqualTo(LONGEST_MILLIS);
    }

    /** From now on over a slow network and with an empty cache. */
    private static void slow(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.clearBrowserCache");
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY_MILLIS);
        conditions.addProperty("downloadThroughput", DOWN_BYTES);
        conditions.addProperty("uploadThroughput", UP_BYTES);
        session.send("Network.emulateNetworkConditions", conditions);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
