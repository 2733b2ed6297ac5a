package org.rollcall.console.internal;

import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.participant.AppAccess;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The phones of one person that sign in to the app, and the lock for one that was lost: a section of their page. */
@Controller
@RequestMapping("/console/participants/{id}/phones")
final class PhonePages {
    private final PersonDesk desk;
    private final AppAccess access;

    PhonePages(PersonDesk desk, AppAccess access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping
    Page section(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "phones");
        return Page.of("console/participant/_phones")
                .with("opened", opened)
                .with("phones", access.phones(opened.person().id()));
    }

    @PostMapping("/lock")
    String lock(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        access.lock(opened.by().id().actor(), opened.person().id());
        return "redirect:" + opened.address("");
    }
}
