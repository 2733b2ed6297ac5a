package org.rollcall.console.internal;

import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.participant.Addresses;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one person lives: a section of their page. */
@Controller
@RequestMapping("/console/participants/{id}/address")
final class AddressPages {
    private final PersonDesk desk;
    private final Addresses addresses;

    AddressPages(PersonDesk desk, Addresses addresses) {
        this.desk = desk;
        this.addresses = addresses;
    }

    @GetMapping
    Page section(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.open(id, purpose, "address");
        return Page.of("console/participant/_address")
                .with("opened", opened)
                .with("address", addresses.of(opened.person().id()).orElse(null));
    }

    @PostMapping
    String change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam String lines) {
        OpenedPerson opened = desk.reach(id, purpose);
        addresses.change(opened.by().id().actor(), opened.person().id(), lines);
        return "redirect:" + opened.address("");
    }
}
