package org.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.journal.Actor;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system of the agency with a token of its own. */
record Caller(int port, String token) {
    /** A system whose account is held to an area; null for all. */
    static Caller of(Accounts accounts, int port, @Nullable String area) {
        return new Caller(
                port,
                accounts.addIntegration(
                                new Actor.Machine("test"),
                                "sys-" + UUID.randomUUID(),
                                "Court",
                                Set.of(Role.OFFICER),
                                area,
                                1)
                        .token());
    }

    Answer get(String path) {
        return new Browser(port).send(path, r -> r.header("Authorization", "Bearer " + token));
    }

    Answer delete(String path) {
        return new Browser(port)
                .send(path, r -> r.header("Authorization", "Bearer " + token).DELETE());
    }

    Answer post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Answer put(String path, String json) {
        return send("PUT", path, "application/json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Answer send(String method, String path, String type, byte[] body) {
        return new Browser(port)
                .send(
                        path,
                        r -> r.header("Authorization", "Bearer " + token)
                                .header("Content-Type", type)
                                .method(method, BodyPublishers.ofByteArray(body)));
    }

    /** Enrols someone of the area NYC, born in 1990 unless {@code born} says otherwise; the path of the person. */
    String enrolled(String born) {
        Answer answer = post("/api/participants", """
                {"givenName": "Ana", "familyName": "López", "born": "%s", "language": "es", "synthetic": true,
                 "zone": "America/New_York", "telephone": "+15551230000", "area": "NYC", "consentVersion": "es-1"}
                """.formatted(born));
        assertThat(answer.status()).isEqualTo(201);
        return answer.header("Location");
    }

    String enrolled() {
        return enrolled("1990-02-03");
    }

    static JsonNode json(Answer answer) {
        return new JsonMapper().readTree(answer.text());
    }

    /** The answer is a problem with this status and one sentence for people. */
    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(json(answer).get("detail").asString()).endsWith(".").doesNotContain("Exception", "jackson", "org.");
    }
}
