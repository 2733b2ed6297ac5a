package org.rollcall.console.internal;

import org.rollcall.Page;
import org.rollcall.staff.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The console's first page. */
@Controller
final class HomePage {
    private final Staff staff;

    HomePage(Staff staff) {
        this.staff = staff;
    }

    @GetMapping("/console")
    Page home() {
        return Page.of("console/home").with("own", staff.current());
    }
}
