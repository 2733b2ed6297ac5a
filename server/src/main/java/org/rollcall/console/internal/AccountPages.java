package org.rollcall.console.internal;

import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.staff.Accounts;
import org.rollcall.staff.Officer;
import org.rollcall.staff.SecondFactor;
import org.rollcall.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: password and passkeys. */
@Controller
@RequestMapping("/console/account")
final class AccountPages {
    private final Staff staff;
    private final Accounts accounts;
    private final SecondFactor second;

    AccountPages(Staff staff, Accounts accounts, SecondFactor second) {
        this.staff = staff;
        this.accounts = accounts;
        this.second = second;
    }

    @GetMapping
    Page account(@RequestParam @Nullable String changed) {
        return page(null, changed != null);
    }

    private Page page(@Nullable String refused, boolean changed) {
        Officer own = staff.current();
        return Page.of("console/account")
                .with("own", own)
                .with("passkeys", accounts.passkeys(own.id()))
                .with("authenticator", second.hasAuthenticator(own.id()))
                .with("refused", refused)
                .with("changed", changed);
    }

    @PostMapping("/authenticator/remove")
    Object removeAuthenticator() {
        try {
            second.removeAuthenticator(staff.current().id());
            return "redirect:/console/account";
        } catch (IllegalStateException e) {
            return page(e.getMessage(), false).status(HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/password")
    Object changePassword(@RequestParam String present, @RequestParam String wanted) {
        try {
            accounts.changePassword(staff.current().id(), present, wanted);
            return "redirect:/console/account?changed";
        } catch (IllegalArgumentException e) {
            return page(e.getMessage(), false).status(HttpStatus.BAD_REQUEST);
        }
    }
}
