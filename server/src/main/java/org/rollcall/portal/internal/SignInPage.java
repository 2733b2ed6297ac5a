package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a participant chooses a language and signs in with enrolment code and PIN. */
@Controller
final class SignInPage {
    private final Visitors visitors;

    SignInPage(Visitors visitors) {
        this.visitors = visitors;
    }

    @GetMapping("/app/sign-in")
    Page signIn(
            @RequestParam @Nullable String left,
            @RequestParam @Nullable String pause,
            @RequestParam @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response) {
        return Page.of("portal/sign-in")
                .with("texts", visitors.texts(lang, request, response))
                .with("languages", visitors.languages())
                .with("left", numberOrNull(left))
                .with("pause", numberOrNull(pause));
    }

    private static @Nullable Integer numberOrNull(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }
}
