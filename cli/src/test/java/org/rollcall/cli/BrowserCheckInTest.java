package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Geolocation;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.checkin.Added;
import org.rollcall.cli.BrowsedProgramme.Enrolled;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Language;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A check-in by camera where something is different: too slow, from right to left, or sent by the browser itself. */
@ExtendWith(BrowsedProgramme.Shared.class)
class BrowserCheckInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static BrowsedProgramme programme;

    @BeforeAll
    static void open(BrowsedProgramme shared) {
        programme = shared;
    }

    private static Enrolled someone(String name, Language language) {
        Enrolled person = programme.enrol(name, language, Portrait.D);
        programme.askNow(person);
        return person;
    }

    @Test
    void whoTookTooLongIsTold_andGetsANewChallenge() {
        Enrolled slow = someone("Sara", Language.ENGLISH);
        UUID expired = expiredChallenge(slow);
        try (Visit own = programme.moving(slow, Portrait.D)) {
            Consumer<Route> asItWasGivenLongAgo = route -> route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"challenge\":\"%s\",\"actions\":[\"TURN_LEFT\"]}".formatted(expired)));
            own.page().route("**/app/check-in/challenge", asItWasGivenLongAgo);
            own.press("Take the photograph");
            assertThat(own.page().locator("#told [data-outcome=TryAgain] [data-reason]"))
                    .hasText("It took too long. Please do it once more.");
            own.saysNothingAdverse();
            own.check();
            own.page().unroute("**/app/check-in/challenge");
            own.press("Take another");
            assertThat(own.page().locator("#take")).isEnabled();
            String given = own.page()
                    .waitForResponse("**/app/check-in/challenge", () -> own.press("Take the photograph"))
                    .text();
            assertThat(given).contains("\"challenge\"").doesNotContain(expired.toString());
        }
        assertThat(programme.attempts(slow))
                .extracting(attempt -> attempt.finding())
                .containsExactly(new Finding.Inconclusive("challenge_expired"));
    }

    /** One that was given an hour ago, and could be answered for five minutes. */
    private static UUID expiredChallenge(Enrolled person) {
        UUID challenge = UUID.randomUUID();
        Instant given = Instant.now().minus(Duration.ofHours(1));
        programme
                .server()
                .bean(JdbcClient.class)
                .sql("INSERT INTO checkin.face_challenge (id, participant, actions, issued, expires)"
                        + " VALUES (?, ?, '{TURN_LEFT}', ?, ?)")
                .params(
                        challenge,
                        person.id().value(),
                        Timestamp.from(given),
                        Timestamp.from(given.plus(Duration.ofMinutes(5))))
                .update();
        return challenge;
    }

    @Test
    void inArabicTheCamerasPageRunsFromRightToLeft() {
        Enrolled layla = someone("Layla", Language.ARABIC);
        try (Visit own = Visit.onATelephone(programme.office(), programme.server())) {
            own.page().context().addInitScript(MovingHead.script(programme.photographs(), Portrait.D));
            own.open("/app/sign-in?lang=ar");
            own.fill("code", layla.code());
            own.fill("pin", layla.pin());
            own.page().locator("main form button").click();
            own.isAt("/app");
            own.open("/app/check-in");
            assertThat(own.page().locator("html[dir=rtl][lang=ar]")).hasCount(1);
            assertThat(own.page().locator("#take")).hasText("التقط الصورة");
            assertThat(own.page().locator("#take")).isEnabled();
            own.check();
            own.page().setViewportSize(1280, 900);
            own.check();
        }
    }

    @Test
    void theBrowserSendsWhatWaits_whileNoPageIsOpen() {
        Enrolled otis = someone("Otis", Language.ENGLISH);
        try (Visit own = programme.moving(otis, Portrait.D)) {
            own.open("/app");
            assertThat(own.page().locator("html[data-prepared=true]")).hasCount(1);
            Page page = own.page();
            CDPSession session = page.context().newCDPSession(page);
            Set<String> registrations = registrations(session);
            page.context().grantPermissions(List.of("geolocation"));
            page.context().setGeolocation(new Geolocation(29.76, -95.37));
            page.context().setOffline(true);
            own.open("/app/check-in");
            own.check();
            page.locator("[name=question-moved]").selectOption("NO");
            page.locator("[name=question-help]").fill("A lift to the court");
            own.page().getByText("Also send where I am now").click();
            own.press("Take the photograph");
            assertThat(page.locator("[data-outcome=Kept]")).isVisible();
            // Nothing of the app is open any more: what is sent now the worker sends.
            own.open("about:blank");
            page.context().setOffline(false);
            assertThat(programme.attempts(otis)).isEmpty();
            assertThat(registrations).hasSize(1);
            sync(session, registrations.iterator().next());
            awaitOneAttempt(page, otis);
            own.open("/app");
            assertThat(page.locator("#outbox[data-state=sent]")).isVisible();
        }
        assertThat(added(otis))
                .isEqualTo(new Added(
                        new Added.Place(29.76, -95.37, 0), Map.of("moved", "NO", "help", "A lift to the court")));
        assertThat(programme.attempts(otis))
                .extracting(attempt -> attempt.finding())
                .containsExactly(new Finding.Satisfied());
    }

    /** What came with the check-in besides the pictures. */
    private static Added added(Enrolled person) {
        var evidence = programme.server().bean(Evidence.class);
        var label = evidence.of(person.id().value()).stream()
                .filter(each -> each.kind() == EvidenceKind.CHECK_IN_ADDED)
                .findFirst()
                .orElseThrow();
        return Added.fromJson(evidence.read(new Actor.Machine("test"), "AUDIT", label.id()));
    }

    /** The workers that Chromium has, by its own names for them; filled as it tells. */
    private static Set<String> registrations(CDPSession session) {
        Set<String> registrations = new ConcurrentSkipListSet<>();
        session.on("ServiceWorker.workerRegistrationUpdated", told -> {
            for (JsonElement each : told.getAsJsonArray("registrations")) {
                if (!each.getAsJsonObject().get("isDeleted").getAsBoolean()) {
                    registrations.add(
                            each.getAsJsonObject().get("registrationId").getAsString());
                }
            }
        });
        session.send("ServiceWorker.enable");
        return registrations;
    }

    /** As Chromium does when the network is back, at a time of its own choosing. */
    private static void sync(CDPSession session, String registration) {
        var event = new JsonObject();
        event.addProperty("origin", programme.server().address());
        event.addProperty("registrationId", registration);
        event.addProperty("tag", "check-in");
        event.addProperty("lastChance", false);
        session.send("ServiceWorker.dispatchSyncEvent", event);
    }

    private static void awaitOneAttempt(Page page, Enrolled person) {
        page.waitForCondition(
                () -> programme.attempts(person).size() == 1,
                new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
    }
}
