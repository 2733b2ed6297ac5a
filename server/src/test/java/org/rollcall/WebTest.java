package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.Browser.Answer;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class WebTest {
    @LocalServerPort
    int port;

    @Test
    void theStartPageAnswersWithItsProtections() {
        Answer start = new Browser(port).get("/");
        assertThat(start.status()).isEqualTo(200);
        assertThat(start.text()).contains("/app", "/console");
        assertThat(start.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(start.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(start.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(start.header("Cache-Control")).contains("no-store");
    }

    @Test
    void theStartPageSpeaksTheLanguageThatIsChosen() {
        var browser = new Browser(port);
        assertThat(browser.get("/?language=ar").text())
                .contains("lang=\"ar\" dir=\"rtl\"", "مرحبًا بك في Rollcall", "/console");
        assertThat(browser.get("/").text()).contains("lang=\"ar\"");
        assertThat(browser.get("/app/sign-in").text()).contains("lang=\"ar\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/readiness",
                "/icon-192.png",
                "/icon-512.png",
                "/icon-maskable-512.png",
                "/style/rollcall.css",
                "/script/page.js",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/vendor/maplibre-gl/maplibre-gl.mjs"
            })
    void isOpenToEveryone(String path) {
        assertThat(new Browser(port).get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/style/nothing.css",
                "/actuator/env",
                "/env",
                "/WEB-INF/web.xml",
                "/style/..%2f..%2fx",
                "/%00"
            })
    void whatIsNotThereGivesASentence(String path) {
        Answer answer = new Browser(port).get(path);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.text()).doesNotContain("Exception", "org.springframework", "at org.", "Whitelabel");
    }

    @Test
    void theInterfaceAnswersWithAProblem() {
        Answer answer = new Browser(port)
                .send("/api/nothing", r -> r.header("Accept", "*/*").POST(HttpRequest.BodyPublishers.ofString("{")));
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains("\"detail\"").doesNotContain("Exception", "trace");
    }
}
