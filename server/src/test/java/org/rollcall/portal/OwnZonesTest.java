package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.Permission;
import org.rollcall.location.Permissions;
import org.rollcall.location.Zones;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.participant.WrittenTime;
import org.rollcall.track.zone.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person reads of the zones by which they are judged, and what is kept back because it may protect someone. */
@ServerTest
class OwnZonesTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    /** By which the person lives. */
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Addresses addresses;

    @Autowired
    Zones zones;

    @Autowired
    Permissions permissions;

    @Autowired
    JournalReader journal;

    @Autowired
    TestClock clock;

    private static String circle(double latitude, double longitude) {
        return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + longitude + "," + latitude
                + "]},\"properties\":{\"radius\":150}}";
    }

    /** Home by night, by the clock of Chicago, and a place to stay away from whose middle is somebody's door. */
    private ParticipantZone zonesOf(AppUser user) {
        addresses.change(OFFICER, user.id(), "1 Main Street, Springfield");
        zones.draw(
                OFFICER,
                user.id(),
                new Zones.NewZone(
                        "Home",
                        Zone.Kind.INCLUSION,
                        circle(40.71234, -74.01234),
                        "Mon-Fri 22:00-06:00",
                        CHICAGO,
                        org.rollcall.location.ZoneGrace.USUAL,
                        true,
                        null));
        return zones.draw(
                OFFICER,
                user.id(),
                new Zones.NewZone("Keep away", Zone.Kind.EXCLUSION, circle(40.75678, -73.95678), "", CHICAGO));
    }

    @Test
    void thePageSaysEachZoneInPlainWordsByTheirOwnClock() {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        zonesOf(user);
        permissions.give(
                OFFICER,
                user.id(),
                new Permissions.NewPermission(
                        null,
                        Permission.Reason.CLINIC,
                        clock.instant().plus(Duration.ofDays(1)),
                        clock.instant().plus(Duration.ofDays(2))));
        String page = user.browser().get("/app/zones").text();
        assertThat(page)
                .contains("Home", "Stay inside", "Monday – Friday: 11:00", "to 7:00", "the next day")
                .contains("30 m at the edge", "1 Main Street, Springfield", "<svg class=\"zone\"", "300 m × 300 m")
                .contains("40.71234", "For the clinic");
        assertThat(user.browser().get("/app/mine").text()).contains("/app/zones");
        assertThat(journal.about(Subject.participant(user.id().value()), 20)).anySatisfy(entry -> {
            assertThat(entry.entry().action().code()).isEqualTo("location.zones_read");
            assertThat(entry.entry().actor()).isInstanceOf(Actor.Participant.class);
        });
    }

    @Test
    void whereAnExclusionZoneLiesStandsNowhereUntilAnOfficerLetsItBeSeen() throws Exception {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        ParticipantZone away = zonesOf(user);
        String page = user.browser().get("/app/zones").text();
        assertThat(page)
                .contains("Keep away", "Stay outside", "may protect someone")
                .doesNotContain("40.7567", "73.9567");
        assertThat(data(user))
                .contains("\"Keep away\"", "NOT_SHOWN", "-74.01234", "\"crossings\"")
                .doesNotContain("40.7567", "73.9567");
        zones.show(OFFICER, away.id(), 1, true);
        assertThat(user.browser().get("/app/zones").text()).contains("40.7567").doesNotContain("may protect someone");
        assertThat(data(user)).contains("40.75678").doesNotContain("NOT_SHOWN");
    }

    @Test
    void aZoneIsContestedByItsPerson_andByNobodyElse() {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        ParticipantZone away = zonesOf(user);
        String contest = "/app/requests/new?kind=CONTEST&thing=ZONE&about=" + away.id();
        assertThat(user.browser().get(contest).text()).contains("Keep away");
        AppUser other = AppUser.signedIn(participants, port, Language.ENGLISH);
        assertThat(other.browser().get(contest).status()).isEqualTo(404);
        assertThat(other.browser().get("/app/zones").text()).contains("You have no zones.");
    }

    @Test
    void whatComesByARuleIsToldAsItsNextDays_andNoRuleIsShown() {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        LocalDate today = LocalDate.ofInstant(clock.instant(), NEW_YORK);
        LocalDate first = today.plusDays(10);
        drawn(
                user,
                NEW_YORK,
                first + " 20:00-08:00 (FREQ=WEEKLY;INTERVAL=2)\n" + today.minusDays(3) + " 09:00-17:00; "
                        + today.plusDays(5) + " 09:00-17:00; except " + today.minusDays(1) + ".." + today + ", "
                        + first.plusDays(14) + ".." + first.plusDays(16));
        assertThat(user.browser().get("/app/zones").text())
                .contains(
                        day(first) + ": 8:00\u202fPM to 8:00\u202fAM the next day",
                        day(first.plusDays(28)) + ": 8:00",
                        day(first.plusDays(42)) + ": 8:00",
                        "More such times follow.",
                        day(today.plusDays(5)) + ": 9:00\u202fAM to 5:00\u202fPM<",
                        "Not on " + day(today) + "<",
                        "Not on " + day(first.plusDays(14)) + " – " + day(first.plusDays(16)) + "<",
                        "What matters is when the time begins")
                .containsSubsequence(day(today.plusDays(5)), day(first) + ": 8:00", "More such times follow.")
                .doesNotContain(
                        "FREQ", day(first.plusDays(14)) + ": 8:00", day(first.plusDays(56)), day(today.minusDays(3)));
    }

    @Test
    void onAnotherClockADatedTimeAndAnExceptionAreToldByThePersonsOwn() {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        LocalDate day = LocalDate.ofInstant(clock.instant(), NEW_YORK).plusDays(10);
        drawn(user, CHICAGO, day + " 23:30-06:00; except " + day.plusDays(2));
        assertThat(user.browser().get("/app/zones").text())
                .contains(day(day.plusDays(1)) + ": 12:30\u202fAM to 7:00\u202fAM<")
                .containsPattern("Not between " + day(day.plusDays(2)) + "(,| at) 1:00\u202fAM and "
                        + day(day.plusDays(3)) + "(,| at) 1:00\u202fAM");
    }

    @Test
    void aScheduleThatIsOverSaysSo_andOneOfExceptionsAloneIsAlwaysButThose() {
        AppUser user = AppUser.signedIn(participants, port, Language.ENGLISH);
        LocalDate today = LocalDate.ofInstant(clock.instant(), NEW_YORK);
        drawn(user, NEW_YORK, today.minusDays(3) + " 09:00-17:00");
        assertThat(user.browser().get("/app/zones").text())
                .contains("No times to come.", "It does not count now.")
                .doesNotContain("9:00");
        AppUser other = AppUser.signedIn(participants, port, Language.ENGLISH);
        drawn(other, NEW_YORK, "except " + today.plusDays(3));
        assertThat(other.browser().get("/app/zones").text())
                .contains("<div>Always</div>", "Not on " + day(today.plusDays(3)), "It counts now.")
                .doesNotContain("What matters is when the time begins");
    }

    @ParameterizedTest
    @EnumSource
    void inEveryLanguageTheDaysToComeAreNamed(Language language) {
        AppUser user = AppUser.signedIn(participants, port, language);
        LocalDate day = LocalDate.ofInstant(clock.instant(), NEW_YORK).plusDays(10);
        drawn(user, NEW_YORK, day + " 20:00-08:00 (FREQ=DAILY); except " + day.plusDays(9));
        drawn(user, CHICAGO, "except " + day);
        String page = user.browser().get("/app/zones").text();
        assertThat(page)
                .contains(WrittenTime.day(day, language), WrittenTime.day(day.plusDays(9), language))
                .doesNotContain("FREQ", "{0}", "{1}", "&#39;&#39;", "''");
    }

    private void drawn(AppUser user, ZoneId zone, String schedule) {
        zones.draw(
                OFFICER,
                user.id(),
                new Zones.NewZone("Home", Zone.Kind.INCLUSION, circle(40.71234, -74.01234), schedule, zone));
    }

    private static String day(LocalDate day) {
        return WrittenTime.day(day, Language.ENGLISH);
    }

    @Test
    void inArabicTheDaysAndTimesAreArabic() {
        AppUser user = AppUser.signedIn(participants, port, Language.ARABIC);
        zonesOf(user);
        assertThat(user.browser().get("/app/zones").text())
                .contains("dir=\"rtl\"", "\u200F\u2068الاثنين\u2069 – \u2068الجمعة\u2069");
    }

    private String data(AppUser user) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] file = client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/app/mine/download"))
                                    .header(
                                            "Cookie",
                                            "rollcall=" + user.browser().cookie("rollcall"))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            var zip = new ZipInputStream(new ByteArrayInputStream(file));
            assertThat(zip.getNextEntry().getName()).isEqualTo("data.json");
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
