package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Language;
import org.rollcall.participant.OpenLanguages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Speaks to those who have not signed in, in the language chosen on the page, else the one chosen before, else the first
 * of the browser's that the programme has opened and the app has texts for, else English.
 */
@Component
class Visitors {
    private static final String COOKIE = "rollcall-language";
    private static final Duration KEPT = Duration.ofDays(30);

    private final AppTexts texts;
    private final OpenLanguages open;

    Visitors(AppTexts texts, OpenLanguages open) {
        this.texts = texts;
        this.open = open;
    }

    /** The languages to choose from. */
    List<Language> languages() {
        return texts.languages().stream().filter(open.open()::contains).toList();
    }

    /** @param chosen a language's tag, or null where none was chosen now; remembered if there are texts in it */
    Texts texts(@Nullable String chosen, HttpServletRequest request, HttpServletResponse response) {
        Optional<Language> now = offered(chosen);
        now.ifPresent(language -> remember(language, request, response));
        return now.map(texts::in).orElseGet(() -> texts(request));
    }

    /** The texts in the language chosen before, where nothing can be chosen or remembered now. */
    Texts texts(HttpServletRequest request) {
        return texts.in(remembered(request).orElseGet(() -> asked(request)));
    }

    private Optional<Language> offered(@Nullable String tag) {
        return languages().stream()
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    private Optional<Language> remembered(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return offered(cookie == null ? null : cookie.getValue());
    }

    private Language asked(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> offered(locale.getLanguage()).stream())
                .findFirst()
                .orElse(Language.ENGLISH);
    }

    private static void remember(Language language, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, language.tag())
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
