package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.Hearings;
import org.rollcall.hearing.Place;
import org.rollcall.hearing.Places;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Recurrence;
import org.rollcall.participant.Technology;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person's dates in the app and in their own calendar. */
@ServerTest
class CalendarTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final ZoneId COURT_ZONE = ZoneId.of("America/Chicago");
    private static final Pattern ADDRESS = Pattern.compile("data-address>http://[^/]+(/calendar/[^<]+)<");

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    Hearings hearings;

    @Autowired
    Places places;

    @Autowired
    AppAccess access;

    @Autowired
    TestClock clock;

    private AppUser user;
    private String court;
    private Instant starts;

    @BeforeEach
    void someoneWithDates() {
        user = AppUser.signedIn(participants, port, Language.ENGLISH);
        court = "Court " + UUID.randomUUID();
        starts = ZonedDateTime.ofInstant(clock.instant(), COURT_ZONE)
                .plusDays(20)
                .truncatedTo(ChronoUnit.DAYS)
                .plusHours(9)
                .toInstant();
        hearings.setHearing(
                OFFICER,
                new Hearings.NewHearing(user.id(), court, Hearing.Kind.MASTER_CALENDAR, starts, COURT_ZONE, true));
        places.describe(OFFICER, new Place(court, "1 <Main> Street", "Bus 7, side door", "Your papers, no liquids"));
    }

    @Test
    void aHearingStandsThereWithItsPlace_inThePersonsOwnTime() {
        String page = user.browser().get("/app/calendar").text();
        assertThat(page)
                .contains(
                        court, "1 &lt;Main&gt; Street", "Bus 7, side door", "Your papers, no liquids", "openstreetmap")
                // Nine in Chicago is ten in New York, all the year.
                .contains("10:00");
    }

    @Test
    void theFileHasEveryDateOnce_andNobodysName() {
        setWeeklyCheckIn();
        obligations.sweep(clock.instant());
        Answer answer = user.browser().get("/app/calendar.ics");
        assertThat(answer.header("Content-Type")).startsWith("text/calendar");
        ICalendar calendar = Biweekly.parse(answer.text()).first();
        assertThat(calendar.getEvents())
                .filteredOn(event -> event.getLocation() != null)
                .singleElement()
                .satisfies(hearing -> {
                    assertThat(hearing.getDateStart().getValue().toInstant()).isEqualTo(starts);
                    assertThat(hearing.getLocation().getValue()).contains(court, "1 <Main> Street");
                    assertThat(hearing.getDescription().getValue()).contains("Bus 7", "no liquids");
                });
        assertThat(calendar.getEvents()).hasSizeBetween(9, 10);
        assertThat(calendar.getEvents()).extracting(CalendarTest::begins).doesNotHaveDuplicates();
        assertThat(answer.text()).doesNotContain("Alex", user.id().toString());
    }

    private static Instant begins(VEvent event) {
        return event.getDateStart().getValue().toInstant();
    }

    private void setWeeklyCheckIn() {
        ZonedDateTime first = ZonedDateTime.ofInstant(clock.instant(), ZoneId.of("America/New_York"))
                .plusDays(1)
                .truncatedTo(ChronoUnit.DAYS)
                .plusHours(8);
        participants.setCondition(
                OFFICER,
                participants.openEnrolment(user.id()).orElseThrow().id(),
                new Participants.NewCondition(
                        Technology.APP,
                        "Order",
                        "The least that helps.",
                        new Recurrence("FREQ=WEEKLY", first.toLocalDateTime()),
                        Duration.ofHours(12),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(90))));
    }

    @Test
    void aSubscriptionWorksWithoutSignIn_untilItIsReplacedOrEnded() {
        String first = subscribe();
        var programme = new Browser(port);
        Answer dates = programme.get(first);
        assertThat(dates.status()).isEqualTo(200);
        assertThat(dates.text()).startsWith("BEGIN:VCALENDAR").contains("VEVENT");
        assertThat(programme.cookie("rollcall")).isEmpty();
        assertThat(user.browser().get("/app/mine").text()).contains("read your dates at the calendar address");

        String second = subscribe();
        assertThat(programme.get(first).status()).isEqualTo(404);
        assertThat(programme.get(second).status()).isEqualTo(200);
        assertThat(user.browser().get("/app/calendar").text()).contains("A calendar address works since");
        user.browser().post("/app/calendar/end");
        assertThat(programme.get(second).status()).isEqualTo(404);
        assertThat(programme.get("/calendar/x.ics").status()).isEqualTo(404);
    }

    @Test
    void theLockForALostPhoneEndsTheSubscriptionToo() {
        String address = subscribe();
        access.lock(OFFICER, user.id());
        assertThat(new Browser(port).get(address).status()).isEqualTo(404);
    }

    private String subscribe() {
        user.browser().get("/app/calendar");
        Matcher address =
                ADDRESS.matcher(user.browser().post("/app/calendar/address").text());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }
}
