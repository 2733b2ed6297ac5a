package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.identity.Identity;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.util.FileSystemUtils;

/** A programme with its staff, on a server of its own, and a browser for whoever visits it. */
final class BrowsedProgramme implements AutoCloseable {
    static final String PASSWORD = "seven plain words nobody would guess";
    private static final Actor BY = new Actor.Machine("browser-test");
    private static final double PATIENCE_MILLIS = 30_000;

    private final Path directory;
    private final DrivenServer server;
    private final Chromium chromium;
    private final Browser office;
    private final SamplePhotographs photographs = SamplePhotographs.fetch();

    /** One for all test classes of a run, given to their methods as a parameter: nobody leaves an alert open in it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == BrowsedProgramme.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(BrowsedProgramme.class))
                    .computeIfAbsent(BrowsedProgramme.class, key -> new BrowsedProgramme(), BrowsedProgramme.class);
        }
    }

    private BrowsedProgramme() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        try {
            directory = Files.createTempDirectory("rollcall");
            server = DrivenServer.start(
                    directory.resolve("var"),
                    ReviewedTexts.write(directory.resolve("texts")),
                    // Who has one is asked for it all the same.
                    "rollcall.staff.second-factor=optional",
                    "rollcall.map.tiles=" + StreetsFile.write(directory.resolve("streets.pmtiles")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chromium = new Chromium();
        office = chromium.launch(null);
        appointStaff();
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        server.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    DrivenServer server() {
        return server;
    }

    Browser office() {
        return office;
    }

    SamplePhotographs photographs() {
        return photographs;
    }

    /** A person as the officer enrolled them. {@code page} is the address of their page in the console. */
    record Enrolled(String name, String page, String code, String pin) {
        ParticipantId id() {
            return new ParticipantId(UUID.fromString(last(page)));
        }
    }

    private void appointStaff() {
        try (Visit visit = Visit.atADesk(office, server)) {
            visit.open(server.administratorLink());
            visit.check();
            visit.fill("name", "Ada Minister");
            visit.fill("signIn", "ada");
            visit.fill("password", PASSWORD);
            visit.press("Become administrator");
            assertThat(visit.told()).containsText("You are the first administrator");
            signIn(visit, "ada");
            appoint(visit, "Olive Officer", "olive", "OFFICER");
            appoint(visit, "Paula Passkey", "paula", "OFFICER");
            appoint(visit, "Iris Everywhere", "iris", "OFFICER", "SUPERVISOR", "AUDITOR", "ADMINISTRATOR");
        }
    }

    private void appoint(Visit visit, String name, String signIn, String... roles) {
        visit.open("/console/staff");
        Locator form = visit.page().locator("form[action='/console/staff']");
        form.locator("[name=name]").fill(name);
        form.locator("[name=signIn]").fill(signIn);
        form.locator("[name=password]").fill(PASSWORD);
        for (String role : roles) {
            form.locator("[name=roles][value=" + role + "]").check();
        }
        visit.press("Appoint");
        assertThat(visit.page().getByRole(AriaRole.TABLE).first()).containsText(name);
    }

    List<Attempt> attempts(Enrolled person) {
        return server.bean(Obligations.class).attempts(person.id(), 10);
    }

    /** Someone with a faceprint, enrolled without the desk's pages. */
    Enrolled enrol(String given, Language language, Portrait portrait) {
        Participants participants = server.bean(Participants.class);
        ParticipantId id = participants
                .enrol(
                        BY,
                        new Participants.NewParticipant(
                                given,
                                "Browser",
                                LocalDate.of(1990, 2, 3),
                                language,
                                ZoneId.of("America/New_York"),
                                null,
                                false,
                                true,
                                "North",
                                "consent-2026-11"))
                .participant();
        server.bean(Identity.class).takePhotograph(BY, id, photographs.jpeg(portrait), "image/jpeg");
        Participants.SignInGiven secrets = participants.giveSignIn(BY, id);
        return new Enrolled(given + " Browser", "/console/participants/" + id, secrets.enrolmentCode(), secrets.pin());
    }

    /** Someone enrolled by an officer at the desk. */
    Enrolled enrol(Visit desk, String given, String family, byte[] photograph) {
        desk.open("/console/participants/new");
        desk.fill("givenName", given);
        desk.fill("familyName", family);
        desk.fill("born", "1990-02-03");
        desk.fill("telephone", "+15551230107");
        desk.fill("area", "North");
        desk.fill("consentVersion", "consent-2026-11");
        desk.press("Enrol");
        assertThat(desk.heading()).containsText(given + " " + family);
        String page = desk.page().url().replaceFirst("\\?.*", "");
        setCondition(desk);
        desk.open(page);
        desk.press("Give a code and PIN");
        String code = desk.page().locator("[data-code]").textContent().strip();
        String pin = desk.page().locator("[data-pin]").textContent().strip();
        desk.check();
        desk.open(page);
        upload(desk, photograph);
        return new Enrolled(given + " " + family, page, code, pin);
    }

    private static void setCondition(Visit desk) {
        desk.follow("Set a condition");
        desk.page().locator("[name=technology][value=APP]").check();
        desk.fill("authority", "Order of 22 November 2026, section 4");
        desk.fill("reason", "A photograph once a week is the least that the order allows.");
        assertThat(desk.page().locator("#next li").first()).isVisible();
        desk.check();
        desk.press("Set the condition");
        assertThat(desk.page().getByText("FREQ=WEEKLY;BYDAY=MO", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(desk.page().locator("article .tag", new Page.LocatorOptions().setHasText("app")))
                .isVisible();
    }

    private static void upload(Visit desk, byte[] photograph) {
        desk.follow("Take or choose a photograph");
        // A file chosen before the page's script listens would not be drawn.
        desk.page().waitForLoadState();
        desk.page().locator("input[type=file]").setInputFiles(new FilePayload("ana.jpg", "image/jpeg", photograph));
        // The page draws it anew without what the camera wrote into it, and shows what will be kept.
        assertThat(desk.page().locator("img.picture")).isVisible();
        desk.press("Keep it and enrol the face");
        assertThat(desk.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Code and PIN")))
                .isVisible();
    }

    /** The condition's own first window opens tomorrow at the earliest; this one is open now. */
    void askNow(Enrolled person) {
        Instant now = Instant.now();
        server.bean(Obligations.class)
                .open(
                        BY,
                        person.id(),
                        Duty.CHECK_IN,
                        Way.APP,
                        new Window(now.minusSeconds(60), now.plus(Duration.ofHours(2))));
    }

    /** A telephone whose camera sees the portrait, signed in and before the camera's page. */
    Visit atTheCamera(Enrolled person, Portrait portrait) throws IOException {
        Path film = FakeCamera.write(directory.resolve(portrait + ".y4m"), photographs.picture(portrait, 640, 480));
        return signedIn(person, Visit.onATelephone(chromium.launch(film), server));
    }

    /** The same with someone before it who does what the page says. */
    Visit moving(Enrolled person, Portrait portrait) {
        Visit visit = Visit.onATelephone(office, server);
        visit.page().context().addInitScript(MovingHead.script(photographs, portrait));
        return signedIn(person, visit);
    }

    void signIn(Visit visit, Enrolled person) {
        visit.fill("code", person.code());
        visit.fill("pin", person.pin());
        visit.press("Sign in");
        visit.isAt("/app");
    }

    private Visit signedIn(Enrolled person, Visit visit) {
        visit.open("/app/sign-in");
        visit.follow("Español");
        assertThat(visit.heading()).hasText("Entrar");
        visit.check();
        visit.follow("English");
        signIn(visit, person);
        visit.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check in now"))
                .first()
                .click();
        assertThat(visit.page().locator("#take")).isEnabled();
        return visit;
    }

    void signIn(Visit visit, String name) {
        visit.open("/console/sign-in");
        visit.fill("name", name);
        visit.fill("password", PASSWORD);
        visit.page().locator("main form button").click();
        assertThat(visit.heading()).containsText("Good day");
    }

    /** The last part of an address, or the value of its last parameter. */
    static String last(String address) {
        Matcher found = Pattern.compile("[^/=]+$").matcher(address);
        if (!found.find()) {
            throw new AssertionError("Nothing at the end of " + address);
        }
        return found.group();
    }
}
