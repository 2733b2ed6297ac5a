package org.rollcall.portal.internal;

import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a participant signs in with enrolment code and PIN. */
@Controller
final class SignInPage {
    @GetMapping("/app/sign-in")
    Page signIn(@RequestParam @Nullable String left, @RequestParam @Nullable String pause) {
        return Page.of("portal/sign-in").with("left", numberOrNull(left)).with("pause", numberOrNull(pause));
    }

    private static @Nullable Integer numberOrNull(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }
}
