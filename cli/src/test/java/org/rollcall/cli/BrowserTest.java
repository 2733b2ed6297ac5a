package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;

/** The officer's and the participant's way through the pages, in Chromium, with passkey, camera and real faces. */
@org.junit.jupiter.api.Tag("long")
class BrowserTest {
    private static final double PATIENCE_MILLIS = 30_000;
    private static final String PASSWORD = "seven plain words nobody would guess";
    private static final Pattern ADVERSE = Pattern.compile(
            "(?i)fail|mismatch|not match|reject|refus|denied|violat|fraud|suspic|wrong|not you\\b|error");

    private static DrivenServer server;
    private static Chromium chromium;
    private static Browser office;
    private static SamplePhotographs photographs;
    private static Path films;

    /** A person as the officer enrolled them. */
    private record Enrolled(String name, ParticipantId id, String code, String pin) {}

    @BeforeAll
    static void start(@TempDir Path directory) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        photographs = SamplePhotographs.fetch();
        films = directory;
        server = DrivenServer.start(directory.resolve("var"));
        chromium = new Chromium();
        office = chromium.launch(null);
        appointOfficer();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void appointOfficer() {
        Page page = visitor(office);
        page.navigate(server.administratorLink());
        fill(page, "name", "Ada Minister");
        fill(page, "signIn", "ada");
        fill(page, "password", PASSWORD);
        press(page, "Become administrator");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("You are the first administrator");
        signIn(page, "ada");
        page.navigate("/console/staff");
        Locator form = page.locator("form[action='/console/staff']");
        form.locator("[name=name]").fill("Olive Officer");
        form.locator("[name=signIn]").fill("olive");
        form.locator("[name=password]").fill(PASSWORD);
        press(page, "Appoint");
        assertThat(page.getByRole(AriaRole.TABLE).first()).containsText("Olive Officer");
        page.context().close();
    }

    @Test
    void anOfficerSignsInByPassword_andThenByAPasskeyOfTheirOwn() {
        Page page = visitor(office);
        Chromium.addAuthenticator(page);
        signIn(page, "olive");
        page.navigate("/console/account");
        fill(page, "label", "Office laptop");
        press(page, "Add a passkey");
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("Office laptop");
        press(page, "Sign out");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("You are signed out.");
        page.navigate("/console/account");
        assertThat(page).hasURL(Pattern.compile(".*/console/sign-in.*"));
        press(page, "Sign in with a passkey");
        assertThat(heading(page)).containsText("Good day, Olive Officer");
        page.context().close();
    }

    @Test
    void aPersonChecksInByCamera_andAnotherFaceIsLeftToAnOfficerWithoutAnyAdverseWord() throws IOException {
        Page desk = visitor(office);
        signIn(desk, "olive");
        Enrolled ana = enrol(desk, "Ana", "Example", photographs.jpeg(Portrait.A_SMILING));

        askNow(ana);
        Page own = signInWithCamera(ana, Portrait.A_LAUGHING);
        press(own, "Take the photograph");
        assertThat(own.locator("[data-outcome=Done]")).isVisible();
        String receipt = own.locator("[data-receipt]").getAttribute("data-receipt");
        own.locator("[data-receipt]").click();
        assertThat(own.locator("[data-number]")).hasText(receipt);
        own.context().browser().close();

        desk.navigate("/console/alerts");
        assertThat(desk.locator("#queue article")).hasCount(0);
        askNow(ana);
        Page other = signInWithCamera(ana, Portrait.C);
        takeUntilAPersonLooks(other);
        other.context().browser().close();
        closeAlerts(desk, ana.name());
        desk.context().close();
    }

    private static Enrolled enrol(Page desk, String given, String family, byte[] photograph) {
        desk.navigate("/console/participants/new");
        fill(desk, "givenName", given);
        fill(desk, "familyName", family);
        fill(desk, "born", "1990-02-03");
        fill(desk, "telephone", "+15551230107");
        fill(desk, "area", "North");
        fill(desk, "consentVersion", "consent-2026-11");
        press(desk, "Enrol");
        assertThat(heading(desk)).containsText(given + " " + family);
        String page = desk.url();
        setCondition(desk);
        desk.navigate(page);
        press(desk, "Give a code and PIN");
        String code = desk.locator("[data-code]").textContent().strip();
        String pin = desk.locator("[data-pin]").textContent().strip();
        desk.navigate(page);
        upload(desk, photograph);
        return new Enrolled(given + " " + family, participantOf(page), code, pin);
    }

    private static void setCondition(Page desk) {
        follow(desk, "Set a condition");
        desk.locator("[name=technology][value=APP]").check();
        fill(desk, "authority", "Order of 22 November 2026, section 4");
        fill(desk, "reason", "A photograph once a week is the least that the order allows.");
        assertThat(desk.locator("#next li").first()).isVisible();
        press(desk, "Set the condition");
        assertThat(desk.getByText("FREQ=WEEKLY;BYDAY=MO", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(desk.getByText("Check-in in the app", new Page.GetByTextOptions())
                        .or(desk.locator("article .tag", new Page.LocatorOptions().setHasText("app")))
                        .first())
                .isVisible();
    }

    private static void upload(Page desk, byte[] photograph) {
        follow(desk, "Take or choose a photograph");
        desk.locator("input[type=file]").setInputFiles(new FilePayload("ana.jpg", "image/jpeg", photograph));
        // The page draws it anew without what the camera wrote into it, and shows what will be kept.
        assertThat(desk.locator("img.picture")).isVisible();
        press(desk, "Keep it and enrol the face");
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Code and PIN")))
                .isVisible();
    }

    private static ParticipantId participantOf(String page) {
        Matcher found = Pattern.compile("/participants/([0-9a-f-]{36})").matcher(page);
        if (!found.find()) {
            throw new AssertionError("No participant in the address " + page);
        }
        return new ParticipantId(UUID.fromString(found.group(1)));
    }

    /** The condition's own first window opens tomorrow at the earliest; this one is open now. */
    private static void askNow(Enrolled person) {
        Instant now = Instant.now();
        server.bean(Obligations.class)
                .open(
                        new Actor.Machine("browser-test"),
                        person.id(),
                        Duty.CHECK_IN,
                        Way.APP,
                        new Window(now.minusSeconds(60), now.plus(Duration.ofHours(2))));
    }

    /** A telephone 360 pixels wide whose camera sees the portrait. */
    private static Page signInWithCamera(Enrolled person, Portrait portrait) throws IOException {
        Path film = FakeCamera.write(films.resolve(portrait + ".y4m"), photographs.picture(portrait, 640, 480));
        Page page = Chromium.visitor(chromium.launch(film), server.address(), 360, 740);
        page.navigate("/app/sign-in");
        fill(page, "code", person.code());
        fill(page, "pin", person.pin());
        press(page, "Sign in");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check in now"))
                .first()
                .click();
        assertThat(page.locator("#take")).isEnabled();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing runs over the edge of a narrow telephone")
                .isLessThanOrEqualTo(360);
        return page;
    }

    private static void takeUntilAPersonLooks(Page page) {
        for (int attempt = 1; attempt <= 3; attempt++) {
            press(page, "Take the photograph");
            Locator told = page.locator("#told [data-outcome]");
            assertThat(told).hasAttribute("data-outcome", attempt < 3 ? "TryAgain" : "APersonLooks");
            assertThat(told)
                    .containsText(
                            "nothing is held against you",
                            new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
            assertThat(page.locator("main").innerText()).doesNotContainPattern(ADVERSE);
            if (attempt < 3) {
                press(page, "Take another");
            }
        }
    }

    /** The alert comes to the open page by itself, and a disposition takes it off the queue. */
    private static void closeAlerts(Page desk, String name) {
        Locator alerts = desk.locator("#queue article", new Page.LocatorOptions().setHasText(name));
        assertThat(alerts.first()).containsText("A person has to decide");
        assertThat(desk.locator("#live")).containsText("New:");
        desk.navigate("/console/alerts");
        List<String> open = alerts.all().stream().map(a -> a.getAttribute("id")).toList();
        for (String id : open) {
            Locator alert = desk.locator("#" + id);
            alert.locator("[name=found]").selectOption("SPOKEN_WITH_PARTICIPANT");
            alert.locator("[name=note]").fill("Called her; her sister had held the telephone.");
            alert.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the alert"))
                    .click();
            assertThat(desk.locator("#" + id)).hasCount(0);
        }
        assertThat(desk.getByText("No alert is open.")).isVisible();
    }

    private static Page visitor(Browser browser) {
        return Chromium.visitor(browser, server.address(), 1280, 900);
    }

    private static void signIn(Page page, String name) {
        page.navigate("/console/sign-in");
        fill(page, "name", name);
        page.locator("main [name=password]").fill(PASSWORD);
        page.locator("main form button").click();
        assertThat(heading(page)).containsText("Good day");
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static void fill(Page page, String field, String value) {
        page.locator("main [name=" + field + "]").fill(value);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
    }
}
