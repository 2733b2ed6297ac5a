package org.rollcall.console.internal;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.OfficerId;
import org.rollcall.staff.Role;
import org.rollcall.staff.SecondFactor;
import org.rollcall.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's page: who is in service, and which other systems may ask. */
@Controller
@RequestMapping("/console/staff")
final class StaffPages {
    private final Staff staff;
    private final Accounts accounts;
    private final SecondFactor second;

    StaffPages(Staff staff, Accounts accounts, SecondFactor second) {
        this.staff = staff;
        this.accounts = accounts;
        this.second = second;
    }

    @GetMapping
    Page all() {
        return page(null);
    }

    private Page page(@Nullable String refused) {
        return Page.of("console/staff")
                .with("own", staff.current().id())
                .with("officers", staff.inService())
                .with("integrations", accounts.integrations())
                .with("refused", refused);
    }

    @PostMapping
    Object appoint(
            @RequestParam String signIn,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @RequestParam(defaultValue = "") String area) {
        try {
            staff.appoint(by(), signIn, name, password, roles, area.isBlank() ? null : area);
            return "redirect:/console/staff";
        } catch (IllegalArgumentException e) {
            return page(e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{id}/end")
    Object end(@PathVariable UUID id) {
        try {
            staff.end(by(), new OfficerId(id));
            return "redirect:/console/staff";
        } catch (IllegalArgumentException e) {
            return page(e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{id}/recovery")
    Object recovery(@PathVariable UUID id) {
        var officer = new OfficerId(id);
        try {
            String code = second.giveRecoveryCode(by(), officer);
            return Page.of("console/recovery")
                    .with("officer", staff.find(officer).orElseThrow())
                    .with("code", code);
        } catch (IllegalArgumentException e) {
            return page(e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/integrations")
    Object addIntegration(
            @RequestParam String signIn,
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String area,
            @RequestParam int days) {
        try {
            Accounts.TokenGiven given =
                    accounts.addIntegration(by(), signIn, name, Set.of(role), area.isBlank() ? null : area, days);
            return Page.of("console/token").with("given", given);
        } catch (IllegalArgumentException e) {
            return page(e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/integrations/{id}/token")
    Page renew(@PathVariable UUID id, @RequestParam int days) {
        return Page.of("console/token").with("given", accounts.renewToken(by(), new OfficerId(id), days));
    }

    private Actor by() {
        return staff.current().id().actor();
    }
}
