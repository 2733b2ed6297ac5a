package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: participants go one way, staff the other. */
@Controller
class StartPage {
    private final Visitors visitors;

    StartPage(Visitors visitors) {
        this.visitors = visitors;
    }

    @GetMapping("/")
    Page start(
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        return Page.of("portal/start")
                .with("texts", visitors.texts(language, request, response))
                .with("languages", visitors.languages());
    }
}
