package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.cli.BrowsedProgramme.Enrolled;
import org.rollcall.equipment.Equipment;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.journal.Actor;
import org.rollcall.location.TrackerAddress;
import org.rollcall.participant.Language;
import org.rollcall.simulator.Walk;
import org.rollcall.track.Fix;

/**
 * What a long history on the map costs an officer's browser: two days of a fix a second, in Debian's Chromium, which draws
 * without a graphics card. Until the map is usable, how long its main thread was blocked, and frames while it is moved.
 */
@Tag("bench")
@ExtendWith(BrowsedProgramme.Shared.class)
class MapBench {
    private static final Actor BY = new Actor.Machine("bench");
    private static final int FIXES = 2 * 86_400;
    private static final int ROUNDS = 3;
    private static final double PATIENCE_MILLIS = 180_000;
    private static final int MOVES = 60;
    private static final int TURNS = 20;
    private static final int PLAYED_MILLIS = 4_000;

    /** Notes tasks longer than 50 ms (Long Tasks API), when the map was ready, and, while asked to, each frame's length. */
    private static final String OBSERVE = """
            (() => {
              const seen = window.measured = { ready: 0, tasks: [], frames: [], counting: false };
              new PerformanceObserver((list) => list.getEntries().forEach((each) => seen.tasks.push(each.duration)))
                .observe({ type: "longtask", buffered: true });
              new MutationObserver(() => {
                if (!seen.ready && document.querySelector("#map[data-ready]")) seen.ready = performance.now();
              }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"] });
              let before = 0;
              const tick = (now) => {
                if (before) seen.frames.push(now - before);
                before = now;
                if (seen.counting) requestAnimationFrame(tick);
              };
              seen.count = () => { seen.frames = []; seen.tasks = []; before = 0; seen.counting = true; requestAnimationFrame(tick); };
            })();""";

    private static BrowsedProgramme programme;
    private static Enrolled person;
    private static Instant begin;

    @BeforeAll
    static void wear(BrowsedProgramme shared) throws IOException {
        programme = shared;
        person = shared.enrol("Mara", Language.SPANISH, Portrait.D);
        begin = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(FIXES + 3_600);
        var equipment = shared.server().bean(Equipment.class);
        String imei = Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));
        var tracker = equipment.addTracker(BY, imei, "bench", true);
        equipment.assign(BY, tracker.id(), person.id(), begin.minusSeconds(60));
        var walk = new Walk(40.7128, -74.006, 2_000, 7);
        List<Fix> fixes = new ArrayList<>();
        for (int second = 0; second < FIXES; second++) {
            fixes.add(walk.next(begin.plusSeconds(second), 1, 1.4));
        }
        SentTrack.send(shared.server().bean(TrackerAddress.class).tcp().orElseThrow(), imei, fixes);
    }

    @Test
    void aLongHistory() throws IOException {
        var until =
                begin.plusSeconds(FIXES).atZone(ZoneId.of("America/New_York")).toLocalDateTime();
        String address = person.page() + "/map?purpose=SUPERVISION&from=" + until.minusSeconds(FIXES) + "&until="
                + until.plusMinutes(1);
        var usable = new double[ROUNDS];
        var answered = new double[ROUNDS];
        var blocked = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            try (Visit desk = Visit.atADesk(programme.office(), programme.server())) {
                desk.page().context().addInitScript(OBSERVE);
                programme.signIn(desk, "iris");
                desk.open(address);
                Page page = desk.page();
                assertThat(page.locator("#map[data-ready]"))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
                assertThat(page.locator("#fixes-count")).containsText(Integer.toString(FIXES));
                assertThat(page.locator("#fixes tbody tr").first()).isVisible();
                usable[round] = number(page, "measured.ready");
                answered[round] = number(page, "performance.getEntriesByType('navigation')[0].responseStart");
                blocked[round] = number(page, "measured.tasks.reduce((a, b) => a + b, 0)");
                if (round == ROUNDS - 1) {
                    System.out.printf(
                            "BENCH map, %,d fixes: longest task %.0f ms, page %,d bytes, all %,d bytes, heap %.0f MB%n",
                            FIXES,
                            number(page, "Math.max(0, ...measured.tasks)"),
                            (long) number(page, "performance.getEntriesByType('navigation')[0].transferSize"),
                            (long) number(
                                    page,
                                    "[...performance.getEntriesByType('navigation'), ..."
                                            + "performance.getEntriesByType('resource')]"
                                            + ".reduce((sum, each) => sum + each.transferSize, 0)"),
                            number(page, "performance.memory.usedJSHeapSize / 1e6"));
                    tell(usable, answered, blocked);
                    move(page);
                }
            }
        }
    }

    private static void tell(double[] usable, double[] answered, double[] blocked) throws IOException {
        System.out.printf(
                "BENCH map, %,d fixes: usable after %s ms, first byte after %s ms, main thread blocked %s ms; load %s%n",
                FIXES, spread(usable), spread(answered), spread(blocked), load());
    }

    private static void move(Page page) throws IOException {
        Locator map = page.locator("#map");
        var box = map.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        frames(page, "dragged", () -> {
            page.mouse().move(x, y);
            page.mouse().down();
            for (int i = 1; i <= MOVES; i++) {
                page.mouse().move(x + 2 * i, y + i);
            }
            page.mouse().up();
        });
        frames(page, "zoomed", () -> {
            for (int i = 0; i < TURNS; i++) {
                page.mouse().wheel(0, i < TURNS / 2 ? -60 : 60);
            }
        });
        page.locator("#playback [name=at]").press("Home");
        page.locator("#playback [name=speed]").selectOption("600");
        frames(page, "played at 600 times", () -> {
            page.locator("#playback button").click();
            page.waitForTimeout(PLAYED_MILLIS);
            page.locator("#playback button").click();
        });
        frames(
                page,
                "table turned",
                () -> page.locator("#fixes-pages [data-page='1']").click());
    }

    private static void frames(Page page, String what, Runnable done) throws IOException {
        page.evaluate("measured.count()");
        done.run();
        page.waitForTimeout(200);
        page.evaluate("measured.counting = false");
        var frames = ((List<?>) page.evaluate("measured.frames"))
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
        Arrays.sort(frames);
        System.out.printf(
                "BENCH map, %s: %d frames, %.0f ms median, %.0f ms 95 %%, %.0f ms longest; blocked %.0f ms; load %s%n",
                what,
                frames.length,
                frames[frames.length / 2],
                frames[frames.length * 95 / 100],
                frames[frames.length - 1],
                number(page, "measured.tasks.reduce((a, b) => a + b, 0)"),
                load());
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private static String spread(double[] millis) {
        Arrays.sort(millis);
        return String.format("%.0f (%.0f to %.0f)", millis[ROUNDS / 2], millis[0], millis[ROUNDS - 1]);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
