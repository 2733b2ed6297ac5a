package org.rollcall.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Technology;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class EnrolmentPagesTest {
    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Staff staff;

    @Autowired
    Participants participants;

    @Autowired
    JournalReader reader;

    @LocalServerPort
    int port;

    private Browser officer = new Browser(0);

    @BeforeEach
    void signedIn() {
        officer = signedIn(null);
    }

    private Browser signedIn(@Nullable String area) {
        String name = "o-" + UUID.randomUUID();
        staff.appoint(new Actor.Machine("test"), name, "Olga", PASSWORD, Set.of(Role.OFFICER), area);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        assertThat(browser.post("/console/sign-in", "name", name, "password", PASSWORD)
                        .path())
                .isEqualTo("/console");
        return browser;
    }

    private static String[] particulars(String familyName, String... over) {
        String[] fields = {
            "givenName",
            "Ana",
            "familyName",
            familyName,
            "born",
            "1990-02-03",
            "language",
            "es",
            "zone",
            "America/New_York",
            "telephone",
            "+1 555 123 0001",
            "area",
            "NYC",
            "consentVersion",
            "es-1"
        };
        for (int i = 0; i < over.length; i += 2) {
            for (int j = 0; j < fields.length; j += 2) {
                if (fields[j].equals(over[i])) {
                    fields[j + 1] = over[i + 1];
                }
            }
        }
        return fields;
    }

    private UUID enrolled(String familyName) {
        officer.get("/console/participants/new");
        Answer page = officer.post("/console/participants/new", particulars(familyName));
        assertThat(page.status()).isEqualTo(200);
        return UUID.fromString(page.path().substring("/console/participants/".length()));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void anOfficerEnrolsSomeoneAndFindsThem() {
        String family = "Núñez " + UUID.randomUUID();
        UUID id = enrolled(family);
        assertThat(officer.get("/console/participants?name=" + family.substring(6))
                        .text())
                .contains(family, id.toString());
        assertThat(officer.get("/console/participants/" + id + "?purpose=COURT_REPORT")
                        .text())
                .contains(family, "+15551230001", "Español", "None stands");
        assertThat(reader.about(Subject.participant(id), 1).getFirst().entry())
                .satisfies(entry -> assertThat(entry.action().code()).isEqualTo("console.person_opened"))
                .satisfies(entry -> assertThat(entry.purpose()).isEqualTo("COURT_REPORT"));
    }

    @Test
    void aRefusedFormComesBackFilledInWithASentence() {
        officer.get("/console/participants/new");
        String mark = "<b>" + UUID.randomUUID();
        for (String[] wrong : new String[][] {
            particulars(mark, "telephone", "call me"),
            particulars(mark, "zone", "Nowhere/City"),
            particulars(mark, "born", "yesterday"),
            particulars(mark, "givenName", ""),
            particulars(mark, "language", "xx")
        }) {
            Answer page = officer.post("/console/participants/new", wrong);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.text())
                    .contains("role=\"alert\"", "value=\"" + mark.replace("<", "&lt;"))
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aConditionFromPlainChoicesMakesItsRule() {
        UUID id = enrolled("Conde " + UUID.randomUUID());
        officer.get("/console/participants/" + id + "/conditions/new");
        String[] form = {
            "technology",
            "VOICE",
            "authority",
            "Order 12",
            "reason",
            "Asked for it.",
            "rhythm",
            "TWO_WEEKS",
            "days",
            "TU",
            "firstDay",
            "2027-01-05",
            "firstTime",
            "09:30",
            "windowHours",
            "10",
            "review",
            review()
        };
        Answer preview = officer.post("/console/participants/" + id + "/conditions/preview", form);
        assertThat(preview.text()).contains("Tue 5 Jan 2027, 09:30", "Tue 19 Jan 2027, 09:30");
        Answer page = officer.post("/console/participants/" + id + "/conditions", form);
        assertThat(page.text()).contains("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Order 12");
        var condition = participants
                .conditions(new org.rollcall.participant.ParticipantId(id))
                .getFirst();
        assertThat(condition.technology()).isEqualTo(Technology.VOICE);
        assertThat(condition.window()).hasHours(10);
        Answer ended = officer.post(
                "/console/participants/" + id + "/conditions/" + condition.id() + "/end", "reason", "Kept all.");
        assertThat(ended.text()).contains("None stands");
    }

    private static String review() {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(60).toString();
    }

    @Test
    void aRuleThatCannotBeReadIsRefusedWithASentence() {
        UUID id = enrolled("Regla " + UUID.randomUUID());
        officer.get("/console/participants/" + id + "/conditions/new");
        Answer page = officer.post(
                "/console/participants/" + id + "/conditions",
                "technology",
                "APP",
                "authority",
                "Order",
                "reason",
                "r",
                "rhythm",
                "RULE",
                "rule",
                "FREQ=HOURLY",
                "firstDay",
                "2027-01-05",
                "firstTime",
                "09:30",
                "windowHours",
                "10",
                "review",
                review());
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("not more often", "value=\"FREQ=HOURLY\"");
    }

    @Test
    void codeAndPinAreShownOnceAndOpenTheApp() {
        UUID id = enrolled("Pinar " + UUID.randomUUID());
        officer.get("/console/participants/" + id);
        String shown = officer.post("/console/participants/" + id + "/sign-in").text();
        String code = found("data-code>([^<]+)<", shown);
        String pin = found("data-pin>([^<]+)<", shown);
        assertThat(officer.get("/console/participants/" + id).text()).doesNotContain(code, pin);
        var phone = new Browser(port);
        assertThat(phone.get("/app").path()).isEqualTo("/app/sign-in");
        assertThat(phone.post("/app/sign-in", "code", code, "pin", "x").text()).contains("short pause: 4");
        assertThat(phone.post("/app/sign-in", "code", code, "pin", pin).path()).isEqualTo("/app");
        assertThat(phone.get("/console").path()).isEqualTo("/console/sign-in");
        assertThat(officer.get("/app").path()).isEqualTo("/app/sign-in");
    }

    @Test
    void twoOfficersWhoChangeTheSameRecordAreTold() {
        UUID id = enrolled("Doble " + UUID.randomUUID());
        officer.get("/console/participants/" + id + "/edit");
        assertThat(officer.post("/console/participants/" + id + "/edit", with(particulars("Uno"), "version", "1"))
                        .text())
                .contains("Uno");
        Answer second = officer.post("/console/participants/" + id + "/edit", with(particulars("Dos"), "version", "1"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("Someone else changed this record", "value=\"Dos\"");
        assertThat(participants
                        .find(new org.rollcall.participant.ParticipantId(id))
                        .orElseThrow()
                        .familyName())
                .isEqualTo("Uno");
    }

    private static String[] with(String[] fields, String name, String value) {
        String[] more = java.util.Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return more;
    }

    @Test
    void anOfficerOfAnotherAreaFindsNobody() {
        UUID id = enrolled("Fuera " + UUID.randomUUID());
        Browser elsewhere = signedIn("Boston");
        assertThat(elsewhere.get("/console/participants/" + id).status()).isEqualTo(404);
        assertThat(elsewhere.get("/console/participants").text()).doesNotContain(id.toString());
        assertThat(elsewhere.post("/console/participants/" + id + "/sign-in").status())
                .isEqualTo(404);
        elsewhere.get("/console/participants/new");
        assertThat(elsewhere
                        .post("/console/participants/new", particulars("Otra"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void badAddressesGiveASentence() {
        for (String path : new String[] {
            "/console/participants/not-a-uuid",
            "/console/participants/" + UUID.randomUUID(),
            "/console/participants?purpose=RELATIVES"
        }) {
            Answer answer = officer.get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.text()).contains("data-sentence").doesNotContain("Exception", "org.rollcall");
        }
    }

    @Test
    void aPhotographThatIsNoneIsRefusedAndAHugeOneToo() {
        UUID id = enrolled("Foto " + UUID.randomUUID());
        officer.get("/console/participants/" + id + "/photograph");
        assertThat(officer.upload(
                                "/console/participants/" + id + "/photograph?purpose=ENROLMENT",
                                "photograph",
                                "image/jpeg",
                                new byte[0])
                        .status())
                .isEqualTo(400);
        Answer huge = officer.upload(
                "/console/participants/" + id + "/photograph?purpose=ENROLMENT",
                "photograph",
                "image/jpeg",
                new byte[50 << 20]);
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.text()).contains("too large");
    }

    @Test
    void aLegalHoldIsPlacedAndLiftedOnThePersonsPage() {
        String holds = "/console/participants/" + enrolled("Held " + UUID.randomUUID()) + "/holds";
        assertThat(officer.get(holds).text()).contains("None.");
        assertThat(officer.post(holds, "reason", "Appeal <b>pending</b>").status())
                .isEqualTo(200);
        String standing = officer.get(holds).text();
        assertThat(standing).contains("Appeal &lt;b&gt;pending").doesNotContain("lifted");
        String hold = found("/holds/([-0-9a-f]{36})/lift", standing);
        assertThat(signedIn("Elsewhere").post(holds, "reason", "x").status()).isIn(403, 404);
        officer.get(holds);
        officer.post(holds + "/" + hold + "/lift");
        assertThat(officer.get(holds).text()).contains("lifted");
        assertThat(officer.post(holds, "reason", " ").status()).isEqualTo(400);
    }
}
