package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.ServerTest;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.journal.Actor;
import org.rollcall.message.Letter;
import org.rollcall.message.Letters;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person and their officers write to each other. */
@ServerTest
class LettersTest {
    private static final String PASSWORD = "a long enough secret";

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Letters letters;

    @Autowired
    Alerts alerts;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    private AppUser user;

    @BeforeEach
    void someone() {
        user = AppUser.signedIn(participants, port, Language.SPANISH);
    }

    private Browser officer(String area) {
        Officer appointed = staff.appoint(
                new Actor.Machine("test"),
                "o-" + UUID.randomUUID(),
                "Olga O’Hara",
                PASSWORD,
                Set.of(Role.OFFICER),
                area);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        browser.post("/console/sign-in", "name", appointed.signIn(), "password", PASSWORD);
        return browser;
    }

    @Test
    void aLetterGoesToTheOfficer_isTranslatedByAPerson_andAnsweredInBothLanguages() {
        user.browser().get("/app/messages");
        user.browser().post("/app/messages", "words", "¿Puedo ir <el> martes?");
        assertThat(alerts.of(user.id(), 5)).extracting(Alert::kind).containsExactly(AlertKind.LETTER_RECEIVED);
        Browser officer = officer(AppUser.AREA);
        String page = "/console/participants/" + user.id() + "/messages";
        assertThat(officer.get("/console/messages").text()).contains(page);
        assertThat(officer.get(page).text())
                .contains("¿Puedo ir &lt;el&gt; martes?", "Add a translation", "class=\"tag care\"");
        assertThat(officer.get("/console/messages").text()).doesNotContain(page);
        Letter letter = letters.of(user.id(), 5).getFirst();
        officer.get(page);
        officer.post(page + "/" + letter.id() + "/translation", "words", "May I come on Tuesday?");
        officer.post(page, "words", "Yes, at nine.", "translated", "Sí, a las nueve.");

        assertThat(user.browser().get("/app").text()).contains("data-letters", "Hay un mensaje nuevo para usted.");
        String own = user.browser().get("/app/messages").text();
        assertThat(own)
                .contains("Yes, at nine.", "Sí, a las nueve.", "May I come on Tuesday?", "Traducido por una persona")
                .contains("class=\"tag good\"");
        assertThat(user.browser().get("/app").text()).doesNotContain("data-letters");
        assertThat(letters.of(user.id(), 5)).allMatch(Letter::read);
        assertThat(user.browser().get("/app/mine").text()).contains("leyó mensajes", "tradujo un mensaje");
    }

    @Test
    void theAnswerClosesTheAlert_butNotWhileALetterIsUnread() {
        user.browser().get("/app/messages");
        user.browser().post("/app/messages", "words", "Hola");
        Browser officer = officer(AppUser.AREA);
        String page = "/console/participants/" + user.id() + "/messages";
        officer.get(page);
        user.browser().get("/app/messages");
        user.browser().post("/app/messages", "words", "¿Y el lunes?");
        officer.post(page, "words", "Good day.");
        assertThat(alerts.of(user.id(), 5)).extracting(Alert::disposition).containsOnlyNulls();

        officer.get(page);
        officer.post(page, "words", "Monday is a holiday.");
        Alert closed = alerts.of(user.id(), 5).getFirst();
        assertThat(closed.disposition())
                .satisfies(found -> assertThat(found.note()).isEqualTo("The message was answered."));
        assertThat(jdbc.sql("SELECT count(*) FROM journal.entry e JOIN journal.subject s ON s.entry = e.number"
                                + " WHERE e.action = 'alert.closed' AND s.subject = ?")
                        .param(closed.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        officer.get(page);
        officer.post(page, "words", "Until then.");

        user.browser().get("/app/messages");
        user.browser().post("/app/messages", "words", "Gracias");
        assertThat(alerts.of(user.id(), 5))
                .hasSize(2)
                .filteredOn(alert -> alert.disposition() == null)
                .hasSize(1);
    }

    @Test
    void anotherAreasOfficerSeesNothingOfIt() {
        user.browser().get("/app/messages");
        user.browser().post("/app/messages", "words", "Hola");
        Browser elsewhere = officer("Elsewhere");
        String page = "/console/participants/" + user.id() + "/messages";
        assertThat(elsewhere.get("/console/messages").text()).doesNotContain(page);
        assertThat(elsewhere.get(page).status()).isEqualTo(404);
        assertThat(letters.of(user.id(), 5)).noneMatch(Letter::read);
    }

    @Test
    void nobodyWritesInAnothersName_andNothingEmptyIsKept() {
        var other = new Actor.Participant(UUID.randomUUID());
        assertThatThrownBy(() -> letters.write(other, user.id(), Language.ENGLISH, "Hello", null))
                .isInstanceOf(IllegalArgumentException.class);
        user.browser().get("/app/messages");
        assertThat(user.browser().post("/app/messages", "words", " ").status()).isEqualTo(400);
        assertThat(letters.of(user.id(), 5)).isEmpty();
        var officer = new Actor.Officer(UUID.randomUUID());
        Letter letter = letters.write(officer, user.id(), Language.ENGLISH, "Hello", "Hola");
        assertThatThrownBy(() -> letters.translate(officer, user.id(), letter.id(), Language.SPANISH, "Buenas"))
                .isInstanceOf(IllegalStateException.class);
    }
}
