package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.document.Document;
import org.rollcall.document.DocumentId;
import org.rollcall.document.Documents;
import org.rollcall.evidence.StillNeeded;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.request.Request;
import org.rollcall.request.RequestKind;
import org.rollcall.request.Requests;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person sends in, who opens it, and an address or number that changes by it. */
@ServerTest
class DocumentsTest {
    private static final String PASSWORD = "a long enough secret";
    private static final Actor MACHINE = new Actor.Machine("test");
    private static final byte[] LETTER = "%PDF-1.7 <script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Addresses addresses;

    @Autowired
    Documents documents;

    @Autowired
    Requests requests;

    @Autowired
    JournalReader journal;

    @Autowired
    Staff staff;

    @Autowired
    java.util.List<StillNeeded> needed;

    private AppUser user;

    @BeforeEach
    void someone() {
        user = AppUser.signedIn(participants, port, Language.ENGLISH);
    }

    private Browser officer(String area) {
        Officer appointed =
                staff.appoint(MACHINE, "o-" + UUID.randomUUID(), "Olga O’Hara", PASSWORD, Set.of(Role.OFFICER), area);
        var browser = new Browser(port);
        browser.get("/console/sign-in");
        browser.post("/console/sign-in", "name", appointed.signIn(), "password", PASSWORD);
        return browser;
    }

    private String only() {
        assertThat(documents.of(user.id())).hasSize(1);
        return documents.of(user.id()).getFirst().pages().getFirst().piece().toString();
    }

    @Test
    void aDocumentIsSentOnce_seenByThePersonAndByAnOfficerOfTheArea_andNeverRendered() {
        user.browser().get("/app/documents");
        user.browser().upload("/app/documents", "pages", "text/html", LETTER);
        user.browser().upload("/app/documents", "pages", "text/html", LETTER);
        String piece = only();
        assertThat(user.browser().get("/app/documents").text()).contains("/app/mine/evidence/" + piece, "Page 1");
        assertThat(user.browser().get("/app/mine").text()).contains("kept a document");
        bare(user.browser().get("/app/mine/evidence/" + piece));

        Browser officer = officer(AppUser.AREA);
        String section = "/console/participants/" + user.id() + "/documents";
        assertThat(officer.get(section + "?purpose=SUPERVISION").text())
                .contains(section.replace("?", "&") + "/" + piece);
        bare(officer.get(section + "/" + piece + "?purpose=SUPERVISION"));
        assertThat(journal.about(Subject.participant(user.id().value()), 5))
                .anySatisfy(r -> assertThat(r.entry().action().code()).isEqualTo("evidence.read"))
                .anySatisfy(r -> assertThat(r.entry().purpose()).isEqualTo("SUPERVISION"));
        assertThat(officer("Elsewhere").get(section + "/" + piece).status()).isEqualTo(404);
        AppUser other = AppUser.signedIn(participants, port, Language.ENGLISH);
        assertThat(officer.get("/console/participants/" + other.id() + "/documents/" + piece)
                        .status())
                .isEqualTo(404);
    }

    private static void bare(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).isEqualTo(new String(LETTER, StandardCharsets.US_ASCII));
        assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(page.header("Content-Disposition")).startsWith("attachment").contains(".pdf");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.response().headers().allValues("Content-Security-Policy"))
                .anySatisfy(policy -> assertThat(policy).contains("sandbox"));
    }

    @Test
    void whatIsNotTakenIsToldInThePersonsLanguage() {
        AppUser spanish = AppUser.signedIn(participants, port, Language.SPANISH);
        spanish.browser().get("/app/documents");
        Answer refused = spanish.browser()
                .upload("/app/documents", "pages", "image/jpeg", "MZ".getBytes(StandardCharsets.US_ASCII));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Este archivo no se puede recibir.");
        assertThat(spanish.browser()
                        .upload("/app/documents", "pages", "image/jpeg", new byte[0])
                        .text())
                .contains("Elija al menos una página.");
        assertThat(documents.of(spanish.id())).isEmpty();
    }

    @Test
    void anAddressChangesWhenAnOfficerAcceptsTheProof_andNotBefore() {
        String form = "/app/requests/new?kind=ADDRESS";
        assertThat(user.browser().get(form).text()).contains("Your new address", "type=\"file\"");
        Answer missing = user.browser()
                .upload("/app/requests", "pages", "x", new byte[0], "kind", "ADDRESS", "words", "12 Elm Street");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text()).contains("Choose at least one page.", "12 Elm Street");
        user.browser()
                .upload(
                        "/app/requests",
                        "pages",
                        "application/pdf",
                        LETTER,
                        "kind",
                        "ADDRESS",
                        "words",
                        "12 Elm Street\nSpringfield");
        Request request = requests.of(user.id(), 5).getFirst();
        assertThat(Duration.between(request.made(), request.answerBy())).isEqualTo(Duration.ofDays(5));
        assertThat(addresses.of(user.id())).isEmpty();
        UUID piece = UUID.fromString(only());
        assertThat(needed)
                .anySatisfy(each -> assertThat(each.among(Set.of(piece))).contains(piece));
        assertThat(user.browser().get("/app/mine").text()).contains("Kept until your request has been answered");

        Browser officer = officer(AppUser.AREA);
        String page = "/console/requests/" + request.id();
        assertThat(officer.get(page).text())
                .contains("Has a new address", "Springfield", "/documents/" + piece, "Accept", "none is kept");
        officer.post(page, "result", "GRANTED", "words", "Thank you.");
        assertThat(addresses.of(user.id()).orElseThrow().lines()).isEqualTo("12 Elm Street\nSpringfield");
        assertThat(needed)
                .allSatisfy(each -> assertThat(each.among(Set.of(piece))).doesNotContain(piece));
        assertThat(user.browser().get("/app/mine").text()).contains("Springfield", "changed your address");
        assertThat(officer.get("/console/participants/" + user.id() + "/address")
                        .text())
                .contains("Springfield");
    }

    @Test
    void aRefusedNumberChangesNothing_andTheReasonIsRead() {
        user.browser().get("/app/requests/new?kind=TELEPHONE");
        Answer wrong = user.browser()
                .upload("/app/requests", "pages", "x", LETTER, "kind", "TELEPHONE", "words", "call my aunt");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("+15551230000");
        user.browser().upload("/app/requests", "pages", "x", LETTER, "kind", "TELEPHONE", "words", "+1 555 123 0199");
        Request request = requests.of(user.id(), 5).getFirst();
        var by = new Actor.Officer(UUID.randomUUID());
        requests.answer(by, request.id(), Request.Result.REFUSED, "The contract is of another person.");
        assertThat(participants.find(user.id()).orElseThrow().telephone()).isNull();
        assertThat(user.browser().get("/app/requests").text()).contains("The contract is of another person.");
        Request again = requests.make(
                new Actor.Participant(user.id().value()),
                user.id(),
                new Requests.Asked(RequestKind.TELEPHONE, null, "+1 555 123 0199", request.document()));
        requests.answer(by, again.id(), Request.Result.GRANTED, "Thank you.");
        assertThat(participants.find(user.id()).orElseThrow().telephone())
                .isEqualTo(new TelephoneNumber("+15551230199"));
    }

    @Test
    void nobodySendsAnothersDocument_andAChangeNeedsOne() {
        AppUser other = AppUser.signedIn(participants, port, Language.ENGLISH);
        Document theirs =
                documents.keep(new Actor.Participant(other.id().value()), other.id(), java.util.List.of(LETTER));
        assertThatThrownBy(() -> ask(theirs.id())).hasMessageContaining("no such document");
        assertThatThrownBy(() -> ask(null)).hasMessageContaining("photograph or a file");
    }

    private void ask(@org.jspecify.annotations.Nullable DocumentId document) {
        requests.make(
                new Actor.Participant(user.id().value()),
                user.id(),
                new Requests.Asked(RequestKind.ADDRESS, null, "12 Elm Street", document));
    }
}
