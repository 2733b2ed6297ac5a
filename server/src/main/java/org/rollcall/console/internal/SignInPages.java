package org.rollcall.console.internal;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.staff.Accounts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and the first administrator's page. */
@Controller
final class SignInPages {
    private final Accounts accounts;

    SignInPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/console/sign-in")
    Page signIn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam @Nullable String refused,
            @RequestParam @Nullable String pause,
            @RequestParam @Nullable String out,
            @RequestParam @Nullable String appointed,
            @RequestParam @Nullable String added) {
        if (added != null) {
            return Page.of("console/sign-in")
                    .with("name", name)
                    .with("message", "The passkey was added. Sign in with it now.");
        }
        return Page.of("console/sign-in").with("name", name).with("message", message(refused, pause, out, appointed));
    }

    private static @Nullable String message(
            @Nullable String refused, @Nullable String pause, @Nullable String out, @Nullable String appointed) {
        if (pause != null) {
            String seconds = pause.matches("[0-9]{1,6}") ? pause : "30";
            return "Too many tries. Wait " + seconds + " seconds, then try again. A passkey works at once.";
        }
        if (refused != null) {
            return "The name or the password is not right.";
        }
        return out != null
                ? "You are signed out."
                : appointed != null ? "You are the first administrator. Sign in now." : null;
    }

    @GetMapping("/console/first/{token}")
    Page first(@PathVariable String token) {
        if (!accounts.linkHolds(token)) {
            throw new NoSuchElementException("This link was used, or is older than 24 hours. Start Rollcall again: it"
                    + " prints a new one as long as there is no administrator.");
        }
        return firstPage(token, "", "", null);
    }

    @PostMapping("/console/first/{token}")
    Object appoint(
            @PathVariable String token,
            @RequestParam String signIn,
            @RequestParam String name,
            @RequestParam String password) {
        try {
            accounts.firstAdministrator(token, signIn, name, password);
            return "redirect:/console/sign-in?appointed";
        } catch (IllegalArgumentException e) {
            return firstPage(token, signIn, name, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
    }

    private static Page firstPage(String token, String signIn, String name, @Nullable String refused) {
        return Page.of("console/first")
                .with("token", token)
                .with("signIn", signIn)
                .with("name", name)
                .with("refused", refused);
    }
}
