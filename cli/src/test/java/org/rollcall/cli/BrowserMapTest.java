package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
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

/** A history on the map: played back by the keyboard, with what each fix's accuracy is, stays, and whose tracker it was. */
@ExtendWith(BrowsedProgramme.Shared.class)
class BrowserMapTest {
    private static final Actor BY = new Actor.Machine("browser-test");
    private static final int MINUTES = 60;

    private static BrowsedProgramme programme;

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(3, ChronoUnit.HOURS);

    @BeforeAll
    static void open(BrowsedProgramme shared) {
        programme = shared;
    }

    @Test
    void aHistoryIsPlayedBack() throws Exception {
        Enrolled person = programme.enrol("Ramón", Language.SPANISH, Portrait.D);
        wear(person, 0, 1.4);
        wear(person, 5, 0);
        var local = begin.atZone(ZoneId.of("America/New_York")).toLocalDateTime();
        try (Visit desk = Visit.atADesk(programme.office(), programme.server())) {
            programme.signIn(desk, "iris");
            desk.open(person.page() + "/map?purpose=SUPERVISION&from=" + local.minusMinutes(1) + "&until="
                    + local.plusMinutes(2 * MINUTES));
            assertThat(desk.page().locator("#map[data-ready]")).isVisible();
            assertThat(desk.page().locator("#trackers li")).hasText(new String[] {"Tracker 1", "Tracker 2"});
            streetsAreUnder(desk.page());
            // One of the trackers lay still: its dots are one.
            assertThat(desk.page().locator("#drawn")).containsText("of 120 fixes hereabouts are drawn");
            Locator says = desk.page().locator("#playback output");
            Locator place = desk.page().locator("#playback [name=at]");
            place.press("Home");
            place.press("ArrowRight");
            assertThat(says).containsText("2 of " + 2 * MINUTES);
            assertThat(place).hasAttribute("aria-valuetext", Pattern.compile(".*2 of 120.*tracker [12]"));
            assertThat(desk.page().locator("#fixes tr[aria-selected=true]")).hasAttribute("data-index", "1");
            desk.page().locator("#playback [name=speed]").selectOption("3600");
            desk.press("Play");
            assertThat(says).containsText(2 * MINUTES + " of " + 2 * MINUTES);
            assertThat(desk.page().locator("#playback button")).hasText("Play");
            desk.page().locator("#playback [name=accuracy]").check();
            desk.check();
        }
    }

    private static void streetsAreUnder(Page page) throws IOException {
        assertThat(page.locator("#map .maplibregl-ctrl-attrib")).containsText("OpenStreetMap");
        BufferedImage seen =
                ImageIO.read(new ByteArrayInputStream(page.locator("#map").screenshot()));
        int[] colours = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        assertThat(Arrays.stream(colours)
                        .filter(each -> (each & 0xFFFFFF) == StreetsFile.WATER)
                        .count())
                .as("pixels of water")
                .isGreaterThan(1_000);
    }

    private void wear(Enrolled person, int secondsLater, double speed) throws IOException {
        var equipment = programme.server().bean(Equipment.class);
        String imei = Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));
        var tracker = equipment.addTracker(BY, imei, "browser", true);
        equipment.assign(BY, tracker.id(), person.id(), begin.minusSeconds(60));
        var walk = new Walk(40.7128, -74.006, 1_000, 7 + secondsLater);
        List<Fix> fixes = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            fixes.add(walk.next(begin.plusSeconds(60L * minute + secondsLater), 60, speed));
        }
        SentTrack.send(programme.server().bean(TrackerAddress.class).tcp().orElseThrow(), imei, fixes);
    }
}
