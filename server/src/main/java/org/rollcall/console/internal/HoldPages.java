package org.rollcall.console.internal;

import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.evidence.Holds;
import org.rollcall.journal.Actor;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Legal holds on the evidence about one person: a section of their page. */
@Controller
@RequestMapping("/console/participants/{id}/holds")
final class HoldPages {
    private final PersonDesk desk;
    private final Holds holds;

    HoldPages(PersonDesk desk, Holds holds) {
        this.desk = desk;
        this.holds = holds;
    }

    @GetMapping
    Page section(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "holds");
        return Page.of("console/participant/_holds").with("opened", opened).with("holds", holds.of(id));
    }

    @PostMapping
    String place(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String reason) {
        OpenedPerson opened = desk.reach(id, purpose);
        holds.place(by(opened), id, reason);
        return "redirect:" + opened.address("");
    }

    @PostMapping("/{hold}/lift")
    String lift(
            @PathVariable UUID id,
            @PathVariable UUID hold,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        holds.lift(by(opened), id, hold);
        return "redirect:" + opened.address("");
    }

    private static Actor.Officer by(OpenedPerson opened) {
        return new Actor.Officer(opened.by().id().value());
    }
}
