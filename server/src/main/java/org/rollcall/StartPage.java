package org.rollcall;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: participants go one way, staff the other. */
@Controller
final class StartPage {
    @GetMapping("/")
    Page start() {
        return Page.of("start");
    }
}
