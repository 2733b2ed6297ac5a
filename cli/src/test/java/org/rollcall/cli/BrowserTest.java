package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.checkin.Added;
import org.rollcall.cli.BrowsedProgramme.Enrolled;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Finding;
import org.rollcall.request.RequestKind;
import org.rollcall.request.Requests;
import org.springframework.transaction.support.TransactionTemplate;

/** The officer's and the participant's way through the pages, in Chromium, with passkey, camera and real faces. */
@ExtendWith(BrowsedProgramme.Shared.class)
class BrowserTest {
    private static BrowsedProgramme programme;
    private static DrivenServer server;
    private static Browser office;
    private static SamplePhotographs photographs;

    @BeforeAll
    static void open(BrowsedProgramme shared) {
        programme = shared;
        server = shared.server();
        office = shared.office();
        photographs = shared.photographs();
    }

    @Test
    void anOfficerSignsInByPassword_andThenByAPasskeyOfTheirOwn() {
        try (Visit visit = Visit.atADesk(office, server)) {
            Chromium.addAuthenticator(visit.page());
            programme.signIn(visit, "paula");
            visit.open("/console/account");
            visit.fill("label", "Office laptop");
            visit.press("Add a passkey");
            assertThat(visit.page().getByRole(AriaRole.TABLE)).containsText("Office laptop");
            visit.check();
            visit.press("Sign out");
            assertThat(visit.told()).containsText("You are signed out.");
            visit.open("/console/account");
            visit.isAt("/console/sign-in");
            visit.check();
            visit.press("Sign in with a passkey");
            assertThat(visit.heading()).containsText("Good day, Paula Passkey");
            visit.press("Sign out");
            visit.fill("name", "paula");
            visit.fill("password", BrowsedProgramme.PASSWORD);
            visit.page().locator("main form button").click();
            visit.isAt("/console/second-factor");
            visit.check();
            visit.press("Use a passkey");
            assertThat(visit.heading()).containsText("Good day, Paula Passkey");
        }
    }

    @Test
    void aPersonAddsTheirPhone_signsInWithIt_andTheOfficerLocksItWhenItIsLost() throws IOException {
        try (Visit desk = Visit.atADesk(office, server);
                Visit own = Visit.onATelephone(office, server)) {
            programme.signIn(desk, "olive");
            Enrolled person = programme.enrol(desk, "Bea", "Locksmith", photographs.jpeg(Portrait.A_SMILING));
            Chromium.addAuthenticator(own.page());
            own.open("/app/sign-in");
            own.fill("code", person.code());
            own.fill("pin", person.pin());
            own.press("Sign in");
            own.follow("My phones");
            own.press("Use this phone to sign in");
            assertThat(own.page().locator("[data-phone]")).hasCount(1);
            own.check();
            own.open("/app");
            own.press("Sign out");
            own.press("Sign in with this phone");
            assertThat(own.heading()).containsText("Hello, Bea");

            desk.open(person.page());
            desk.press("Lock the app");
            assertThat(desk.page().getByText("No phone signs in without code and PIN."))
                    .isVisible();
            own.open("/app");
            own.isAt("/app/sign-in");
            own.press("Sign in with this phone");
            assertThat(own.page().locator("#notice")).containsText("Sign in with your code and PIN.");
        }
    }

    @Test
    void aPersonChecksInByCamera_andAnotherFaceIsLeftToAnOfficerWithoutAnyAdverseWord() throws IOException {
        try (Visit desk = Visit.atADesk(office, server)) {
            programme.signIn(desk, "olive");
            Enrolled ana = programme.enrol(desk, "Ana", "Example", photographs.jpeg(Portrait.D));
            drawZones(desk, ana);
            desk.open("/console/alerts");
            desk.page().evaluate("window.notReloaded = true");

            programme.askNow(ana);
            try (Visit own = programme.atTheCamera(ana, Portrait.D)) {
                holdAPhotographStill(own);
            }
            try (Visit own = programme.moving(ana, Portrait.D)) {
                checkIn(own);
                everyPage(
                        own,
                        "/app",
                        Map.of(
                                "/app/receipt",
                                "/app/receipt?number="
                                        + BrowsedProgramme.last(own.page().url())));
            }

            programme.askNow(ana);
            try (Visit other = programme.atTheCamera(ana, Portrait.C)) {
                takeUntilAPersonLooks(other);
            }
            Locator alert = desk.page().locator("#queue article", new Page.LocatorOptions().setHasText(ana.name()));
            assertThat(alert.first()).containsText("A person has to decide");
            assertThat(desk.page().locator("#live")).containsText("New:");
            assertThat(desk.page().evaluate("window.notReloaded"))
                    .as("the alert came to the open page by itself")
                    .isEqualTo(true);
            desk.check();
            everyConsolePage(
                    ana, BrowsedProgramme.last(alert.first().getAttribute("id").replace("alert-", "/")));
            closeAlerts(desk, alert);
        }
    }

    @Test
    void aCheckInWithoutANetworkIsKeptOnTheTelephone_andSentByItselfOnce() throws IOException {
        Enrolled otto;
        try (Visit desk = Visit.atADesk(office, server)) {
            programme.signIn(desk, "olive");
            otto = programme.enrol(desk, "Otto", "Offline", photographs.jpeg(Portrait.D));
        }
        programme.askNow(otto);
        try (Visit own = programme.moving(otto, Portrait.D)) {
            own.open("/app");
            assertThat(own.page().locator("html[data-prepared=true]")).hasCount(1);
            own.page().context().setOffline(true);
            own.open("/app/check-in");
            assertThat(own.heading()).hasText("Check in without a network");
            own.press("Take the photograph");
            assertThat(own.page().locator("[data-outcome=Kept]")).isVisible();
            own.open("/app");
            assertThat(own.page().locator("#outbox[data-state=waiting]")).isVisible();
            assertThat(programme.attempts(otto)).isEmpty();
            assertThat(own.page().locator("#take")).isEnabled();
            own.press("Take the photograph");
            assertThat(own.page().locator("#state")).containsText("not prepared");

            own.page().context().setOffline(false);
            assertThat(own.page().locator("#outbox[data-state=sent] [data-late-receipt]"))
                    .isVisible();
            own.page().evaluate("outbox.flush()");
            assertThat(programme.attempts(otto)).hasSize(1);
            assertThat(programme.attempts(otto).getFirst().finding()).isEqualTo(new Finding.Satisfied());
            own.check();
        }
    }

    @Test
    void withoutACameraAFileDoes_whatIsWrongWithItIsSaid_andTheKeyboardIsEnough() {
        Enrolled nora;
        try (Visit desk = Visit.atADesk(office, server)) {
            programme.signIn(desk, "olive");
            nora = programme.enrol(desk, "Nora", "Nocamera", photographs.jpeg(Portrait.D));
        }
        programme.askNow(nora);
        try (Visit own = Visit.atADesk(office, server)) {
            var weight = new PageWeight(own.page());
            own.open("/app/sign-in");
            weight.isAtMost("until the first use", 100_000);
            programme.signIn(own, nora);
            weight.isAtMost("the person's page", 100_000);
            own.open("/app/check-in");
            assertThat(own.page().locator("#choose")).isVisible();
            own.check();
            tell(own, SamplePhotographs.jpeg(new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR)), "too dark");
            tell(own, photographs.severalPeople(), "more than one face");
            tell(own, "no picture".getBytes(StandardCharsets.US_ASCII), "JPEG, PNG or WebP");
            tabTo(own, "file");
            own.page().locator("#file").setInputFiles(file(photographs.jpeg(Portrait.D)));
            assertThat(own.page().locator("#told [data-outcome=Done]")).isVisible();
        }
    }

    @Test
    void aPersonChoosesTheirLanguage_andHasThePageReadToThem() {
        Enrolled marie;
        try (Visit desk = Visit.atADesk(office, server)) {
            programme.signIn(desk, "olive");
            marie = programme.enrol(desk, "Marie", "Listener", photographs.jpeg(Portrait.D));
        }
        try (Visit own = Visit.onATelephone(office, server)) {
            own.open("/app/sign-in");
            programme.signIn(own, marie);
            own.follow("Language");
            own.check();
            own.press("Español");
            assertThat(own.heading()).containsText("Hola, Marie");
            own.check();
            Response read = own.page()
                    .waitForResponse(
                            response -> response.url().endsWith("/app/aloud"), () -> own.press("Leer en voz alta"));
            assertThat(read.status()).isEqualTo(200);
            assertThat(own.page().locator(".being-read")).hasCount(1);
            // The first words are over and the next ones are read.
            assertThat(own.page().locator("h1.being-read")).hasCount(0);
            assertThat(own.page().locator(".being-read")).hasCount(1);
            own.press("Parar");
            assertThat(own.page().locator(".being-read")).hasCount(0);
        }
    }

    private static FilePayload file(byte[] photograph) {
        return new FilePayload("me.jpg", "image/jpeg", photograph);
    }

    private static void tell(Visit own, byte[] photograph, String reason) {
        own.page().locator("#file").setInputFiles(file(photograph));
        Locator told = own.page().locator("#told [data-outcome=TryAgain]");
        assertThat(told).containsText(reason, new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
        own.saysNothingAdverse();
        own.check();
        own.press("Take another");
        assertThat(own.page().locator("#choose")).isVisible();
    }

    /** Goes there with the tabulator alone. */
    private static void tabTo(Visit own, String id) {
        for (int i = 0; i < 20; i++) {
            if (id.equals(own.page().evaluate("document.activeElement.id"))) {
                return;
            }
            own.page().keyboard().press("Tab");
        }
        throw new AssertionError("The tabulator does not lead to " + id + ".");
    }

    /** One by clicking its corners on the map, one by the keyboard. */
    private static void drawZones(Visit desk, Enrolled person) {
        desk.open(person.page() + "/map");
        assertThat(desk.page().locator("#map[data-ready]")).isVisible();
        desk.fill("name", "Around the home");
        desk.press("Draw on the map");
        Locator canvas = desk.page().locator("#map canvas");
        for (int[] corner : new int[][] {{120, 120}, {260, 120}, {190, 240}}) {
            canvas.click(new Locator.ClickOptions().setPosition(corner[0], corner[1]));
        }
        assertThat(desk.page().locator("[name=points]")).hasValue(Pattern.compile("(.+, .+\\n){2}.+, .+"));
        desk.press("Begin a hole");
        for (int[] corner : new int[][] {{180, 140}, {200, 140}, {190, 160}}) {
            canvas.click(new Locator.ClickOptions().setPosition(corner[0], corner[1]));
        }
        assertThat(desk.page().locator("[name=points]"))
                .hasValue(Pattern.compile("(.+, .+\\n){3}\\n(.+, .+\\n){2}.+, .+"));
        assertThat(desk.page().locator("#coming")).hasText("An area of 3 corners and 1 hole.");
        desk.press("Done drawing");
        desk.press("Keep the zone");
        assertThat(zone(desk, "Around the home")).containsText("stay inside");

        desk.fill("name", "The way to work");
        desk.page().locator("[name=shape]").selectOption("CORRIDOR");
        desk.fill("metres", "80");
        desk.press("Draw on the map");
        for (int[] point : new int[][] {{100, 100}, {300, 200}, {320, 210}}) {
            canvas.click(new Locator.ClickOptions().setPosition(point[0], point[1]));
        }
        desk.press("Take the last point back");
        assertThat(desk.page().locator("#coming")).hasText("A corridor along 2 points, 80 m wide.");
        desk.press("Keep the zone");
        assertThat(zone(desk, "The way to work")).containsText("stay inside");
        desk.follow("Change The way to work");
        assertThat(desk.page().locator("#coming")).hasText("A corridor along 2 points, 80 m wide.");
        desk.check();
        desk.fill("metres", "90");
        desk.press("Keep the change");
        assertThat(desk.page().getByText("version 2")).isVisible();

        desk.fill("name", "The harbour");
        desk.page().locator("[name=kind]").selectOption("EXCLUSION");
        desk.fill("points", "29.7604, -95.3698");
        desk.page().locator("[name=shape]").selectOption("CIRCLE");
        desk.fill("metres", "400");
        desk.press("Keep the zone");
        assertThat(zone(desk, "The harbour")).containsText("stay outside");
    }

    private static Locator zone(Visit desk, String name) {
        return desk.page().locator("article h3", new Page.LocatorOptions().setHasText(name));
    }

    /** By the keyboard alone. */
    private static void checkIn(Visit own) throws IOException {
        tabTo(own, "take");
        Request sent = own.page()
                .waitForRequest(
                        request -> request.url().endsWith("/app/check-in")
                                && request.method().equals("POST"),
                        () -> own.page().keyboard().press("Enter"));
        assertThat(own.page().locator("[data-outcome=Done]")).isVisible();
        int bytes = Integer.parseInt(sent.allHeaders().getOrDefault("content-length", "0"));
        assertThat(bytes).as("bytes of a check-in").isLessThanOrEqualTo(152_000);
        System.getLogger(BrowserTest.class.getName()).log(System.Logger.Level.INFO, "A check-in: {0} bytes", bytes);
        own.check();
        String receipt = own.page().locator("[data-receipt]").getAttribute("data-receipt");
        own.page().locator("[data-receipt]").click();
        assertThat(own.page().locator("[data-number]")).hasText(receipt);
        assertThat(scanned(own.page().locator("svg.qr").screenshot())).contains(receipt);
    }

    /** What another telephone's camera reads off this one's screen: such a camera looks more than once, too. */
    private static String scanned(byte[] screen) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(screen));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        for (DecodeHintType look : List.of(DecodeHintType.PURE_BARCODE, DecodeHintType.TRY_HARDER)) {
            for (Binarizer light : List.of(new GlobalHistogramBinarizer(source), new HybridBinarizer(source))) {
                try {
                    return new QRCodeReader()
                            .decode(new BinaryBitmap(light), Map.of(look, true))
                            .getText();
                } catch (ReaderException e) {
                    continue;
                }
            }
        }
        throw new AssertionError("The QR code cannot be scanned off the screen.");
    }

    /** The face is the right one, but nothing of it moves: a person looks, and nothing is held against anybody. */
    private static void holdAPhotographStill(Visit own) {
        own.press("Take the photograph");
        assertThat(own.page().locator("#told [data-outcome=APersonLooks]")).isVisible();
        own.saysNothingAdverse();
    }

    private static void takeUntilAPersonLooks(Visit other) {
        for (int attempt = 1; attempt <= 3; attempt++) {
            other.press("Take the photograph");
            Locator told = other.page().locator("#told [data-outcome]");
            assertThat(told).hasAttribute("data-outcome", attempt < 3 ? "TryAgain" : "APersonLooks");
            assertThat(told)
                    .containsText(
                            "nothing is held against you",
                            new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
            other.saysNothingAdverse();
            if (attempt < 3) {
                other.press("Take another");
            }
        }
        other.check();
        other.open("/app");
        other.saysNothingAdverse();
        other.open("/app/mine");
        other.saysNothingAdverse();
    }

    private static void everyConsolePage(Enrolled person, String alert) {
        try (Visit visit = Visit.atADesk(office, server)) {
            programme.signIn(visit, "iris");
            visit.open("/console/reviews");
            String request = server.bean(Requests.class)
                    .make(
                            new Actor.Participant(person.id().value()),
                            person.id(),
                            RequestKind.HELP,
                            null,
                            "I need a bus ticket.")
                    .id()
                    .toString();
            String added = Objects.requireNonNull(server.bean(TransactionTemplate.class)
                            .execute(status -> server.bean(Evidence.class)
                                    .keep(
                                            new Actor.Participant(person.id().value()),
                                            EvidenceKind.CHECK_IN_ADDED,
                                            person.id().value(),
                                            "application/json",
                                            new Added(new Added.Place(29.76, -95.37, 20), Map.of("moved", "NO"))
                                                    .toJson())))
                    .toString();
            String left = server.bean(Alerts.class)
                    .open(new Actor.Machine("test"), AlertKind.ZONE_LEFT, person.id(), UUID.randomUUID(), Instant.now())
                    .id()
                    .toString();
            String review = visit.page().locator("main table a").first().getAttribute("href");
            everyPage(
                    visit,
                    "/console",
                    Map.of(
                            "/console/participants/{id}",
                            "/console/participants/" + BrowsedProgramme.last(person.page()),
                            "/console/alerts/{id}",
                            "/console/alerts/" + alert,
                            "/console/alerts/{id}/fixes",
                            "/console/alerts/" + left + "/fixes",
                            "/console/participants/{id}/obligations/added/{piece}",
                            "/console/participants/" + BrowsedProgramme.last(person.page()) + "/obligations/added/"
                                    + added,
                            "/console/reviews/{attempt}",
                            review,
                            "/console/requests/{id}",
                            "/console/requests/" + request,
                            // It worked once, for the first administrator.
                            "/console/first/{token}",
                            "/console"));
        }
    }

    /** Opens whatever pages there are; what a page asks for itself has been looked at as a part of it. */
    private static void everyPage(Visit visit, String start, Map<String, String> known) {
        List<String> addresses = AllPages.under(server, start, known);
        assertThat(addresses).hasSizeGreaterThan(4);
        for (String address : addresses) {
            Response answer = visit.page().navigate(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            if (visit.page().locator("main").count() == 1) {
                visit.check();
            }
        }
        visit.open(start + "/no-such-page");
        visit.check();
    }

    private static void closeAlerts(Visit desk, Locator alerts) {
        desk.open("/console/alerts");
        List<String> open = alerts.all().stream().map(a -> a.getAttribute("id")).toList();
        for (String id : open) {
            Locator alert = desk.page().locator("#" + id);
            alert.locator("[name=found]").selectOption("SPOKEN_WITH_PARTICIPANT");
            alert.locator("[name=note]").fill("Called her; her sister had held the telephone.");
            alert.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the alert"))
                    .click();
            assertThat(desk.page().locator("#" + id)).hasCount(0);
        }
        assertThat(desk.page().getByText("No alert is open.")).isVisible();
    }
}
