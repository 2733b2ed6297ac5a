package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.Browser;
import org.rollcall.ServerTest;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Someone chooses the language they are spoken to in, and has a page read aloud. */
@ServerTest
class OwnLanguageTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    private AppUser user(Language language) {
        return AppUser.signedIn(participants, port, language);
    }

    private static Browser.Answer read(Browser browser, String words) {
        Matcher token = TOKEN.matcher(browser.get("/app/sign-in").text());
        assertThat(token.find()).isTrue();
        return browser.send(
                "/app/aloud",
                r -> r.header("Content-Type", "text/plain;charset=UTF-8")
                        .header("X-CSRF-TOKEN", token.group(1))
                        .POST(BodyPublishers.ofString(words)));
    }

    @Test
    void theLanguageIsChosenByItsOwnName_andHoldsEverywhere() {
        AppUser user = user(Language.SPANISH);
        assertThat(user.browser().get("/app/language").text())
                .contains("<html lang=\"es\"", ">العربية</button>", ">Kreyòl ayisyen</button>");
        assertThat(user.browser().post("/app/language", "tag", "ar").text()).contains("<html lang=\"ar\" dir=\"rtl\">");
        assertThat(participants.find(user.id()).orElseThrow().language()).isEqualTo(Language.ARABIC);
        assertThat(user.browser().post("/app/language", "tag", "tlh").status()).isEqualTo(400);
        assertThat(participants.find(user.id()).orElseThrow().language()).isEqualTo(Language.ARABIC);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPassageIsReadInThePersonsLanguage(Language language) {
        Browser.Answer answer = read(user(language).browser(), language.ownName());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("audio/wav");
        assertThat(answer.text()).startsWith("RIFF").hasSizeGreaterThan(2_000);
    }

    @Test
    void onlyPassagesAreRead_andOnlyToWhoIsSignedIn() {
        Browser signedIn = user(Language.ENGLISH).browser();
        assertThat(read(signedIn, "a ".repeat(301)).status()).isEqualTo(400);
        assertThat(read(signedIn, " ").status()).isEqualTo(400);
        assertThat(read(new Browser(port), "Hello.").text()).doesNotContain("RIFF");
    }
}
