package org.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class ParticipantsApiTest {
    private static final String PERSON = """
            {"givenName": "Ana", "familyName": "López", "born": "1990-02-03", "language": "es",
             "zone": "America/New_York", "telephone": "+15551230000", "area": "NYC", "consentVersion": "es-1"}
            """;

    @Autowired
    Accounts accounts;

    @Autowired
    JournalReader reader;

    @LocalServerPort
    int port;

    private String token(@Nullable String area) {
        return accounts.addIntegration(
                        new Actor.Machine("test"), "sys-" + UUID.randomUUID(), "Court", Set.of(Role.OFFICER), area, 1)
                .token();
    }

    private Answer get(String token, String path) {
        return new Browser(port).send(path, r -> r.header("Authorization", "Bearer " + token));
    }

    private Answer post(String token, String path, String json) {
        return new Browser(port)
                .send(
                        path,
                        r -> r.header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json)));
    }

    private static String field(Answer answer, String name) {
        return new JsonMapper().readTree(answer.text()).get(name).asString();
    }

    @Test
    void enrolsReadsSetsAndEnds() {
        String token = token(null);
        Answer enrolled = post(token, "/api/participants", PERSON);
        assertThat(enrolled.status()).isEqualTo(201);
        String id = field(enrolled, "participant");
        assertThat(enrolled.header("Location")).isEqualTo("/api/participants/" + id);
        assertThat(field(get(token, "/api/participants/" + id + "?purpose=COURT_REPORT"), "zone"))
                .isEqualTo("America/New_York");
        assertThat(reader.about(Subject.participant(UUID.fromString(id)), 1)
                        .getFirst()
                        .entry()
                        .purpose())
                .isEqualTo("COURT_REPORT");
        Answer set = post(token, "/api/participants/" + id + "/conditions", """
                {"technology": "VOICE", "authority": "Order 1", "reason": "r", "rule": "FREQ=DAILY",
                 "first": "2027-01-05T09:00:00", "windowMinutes": 600, "starts": "2027-01-01T00:00:00Z",
                 "review": "2027-03-01T00:00:00Z"}
                """);
        assertThat(set.status()).isEqualTo(201);
        assertThat(post(
                                token,
                                "/api/participants/" + id + "/conditions/" + field(set, "condition") + "/end",
                                "{\"reason\": \"Kept all.\"}")
                        .status())
                .isEqualTo(204);
        assertThat(get(token, "/api/participants/" + id + "/conditions?purpose=SUPERVISION")
                        .text())
                .isEqualTo("[]");
        assertThat(field(post(token, "/api/participants/" + id + "/sign-in", ""), "pin"))
                .matches("[0-9]{6}");
    }

    @Test
    void anAccountReachesItsAreaOnly() {
        String id = field(post(token("NYC"), "/api/participants", PERSON), "participant");
        String elsewhere = token("Boston");
        assertThat(get(elsewhere, "/api/participants/" + id + "?purpose=SUPERVISION")
                        .status())
                .isEqualTo(404);
        assertThat(get(elsewhere, "/api/participants?purpose=SUPERVISION").text())
                .doesNotContain(id);
        assertThat(post(elsewhere, "/api/participants/" + id + "/sign-in", "").status())
                .isEqualTo(404);
        assertThat(post(elsewhere, "/api/participants", PERSON).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"givenName\": 7}",
                "{\"givenName\": \"A\", \"familyName\": \"B\", \"language\": \"xx\", \"zone\": \"UTC\", \"area\": \"a\","
                        + " \"consentVersion\": \"c\"}",
                "{\"givenName\": \"A\", \"familyName\": \"B\", \"language\": \"en\", \"zone\": \"Mars\", \"area\": \"a\","
                        + " \"consentVersion\": \"c\"}",
                "{\"givenName\": \"A\", \"familyName\": \"B\", \"born\": \"soon\", \"language\": \"en\"}"
            })
    void whatCannotBeReadIsAProblemWithASentence(String body) {
        Answer answer = post(token(null), "/api/participants", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(field(answer, "detail")).endsWith(".").doesNotContain("Exception", "tools.jackson");
    }

    @Test
    void aReadWithoutPurposeIsRefused() {
        String token = token(null);
        assertThat(field(get(token, "/api/participants"), "detail")).contains("purpose");
        assertThat(get(token, "/api/participants?purpose=RELATIVES").status()).isEqualTo(400);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        Answer answer = get("wrong", "/api/participants?purpose=SUPERVISION");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void anAuditorsTokenReadsNobody() {
        String token = accounts.addIntegration(
                        new Actor.Machine("test"), "aud-" + UUID.randomUUID(), "Audit", Set.of(Role.AUDITOR), null, 1)
                .token();
        assertThat(get(token, "/api/participants?purpose=AUDIT").status()).isEqualTo(403);
    }
}
