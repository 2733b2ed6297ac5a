package org.rollcall.console.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.staff.Officer;
import org.rollcall.staff.SecondFactor;
import org.rollcall.staff.SecondFactor.Shown;
import org.rollcall.staff.SecondFactor.Standing;
import org.rollcall.staff.SecondFactorSession;
import org.rollcall.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** After the password: showing the second factor, or adding the first one. */
@Controller
@RequestMapping("/console/second-factor")
final class SecondFactorPages {
    private static final String SECRET = "rollcall.staff.new-authenticator";

    private final Staff staff;
    private final SecondFactor second;
    private final SecondFactorSession sessions;

    SecondFactorPages(Staff staff, SecondFactor second, SecondFactorSession sessions) {
        this.staff = staff;
        this.second = second;
        this.sessions = sessions;
    }

    @GetMapping
    Object page(HttpSession session) {
        return switch (second.standing()) {
            case TO_BE_SHOWN -> toShow(null);
            case TO_BE_ADDED, COMPLETE -> toAdd(session, null);
        };
    }

    private Page toShow(@Nullable String refused) {
        return Page.of("console/second-factor")
                .with("authenticator", second.hasAuthenticator(staff.current().id()))
                .with("refused", refused);
    }

    /** The same secret until a code has shown it, so that a page that is loaded again does not spoil what was scanned. */
    private Page toAdd(HttpSession session, @Nullable String refused) {
        Officer own = staff.current();
        if (!(session.getAttribute(SECRET) instanceof String)) {
            session.setAttribute(SECRET, second.newSecret());
        }
        String secret = (String) session.getAttribute(SECRET);
        return Page.of("console/second-factor-new")
                .with("secret", secret)
                .with("code", QrCode.of(second.address(own, secret)))
                .with("complete", second.standing() == Standing.COMPLETE)
                .with("refused", refused);
    }

    @PostMapping
    Object show(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        return switch (second.show(staff.current().id(), code)) {
            case Shown.RIGHT -> {
                sessions.confirm(request, response);
                yield "redirect:/console";
            }
            case Shown.WRONG ->
                toShow("This code is not right, or was used already. Wait for the next one.")
                        .status(HttpStatus.BAD_REQUEST);
            case Shown.PAUSED -> paused();
        };
    }

    private Page paused() {
        return toShow("Too many tries. Wait a while, then try again. A passkey works at once.")
                .status(HttpStatus.TOO_MANY_REQUESTS);
    }

    @PostMapping("/new")
    Object add(
            @RequestParam String code, HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        if (second.standing() == Standing.TO_BE_SHOWN || !(session.getAttribute(SECRET) instanceof String secret)) {
            return "redirect:/console/second-factor";
        }
        try {
            second.addAuthenticator(staff.current().id(), secret, code);
        } catch (IllegalArgumentException e) {
            return toAdd(session, e.getMessage()).status(HttpStatus.BAD_REQUEST);
        }
        session.removeAttribute(SECRET);
        sessions.confirm(request, response);
        return "redirect:/console/account";
    }

    @PostMapping("/recovery")
    Object recover(@RequestParam String recovery) {
        return switch (second.recover(staff.current().id(), recovery)) {
            case Shown.RIGHT -> "redirect:/console/second-factor";
            case Shown.WRONG ->
                toShow("This recovery code is not right, was used, or is older than 24 hours.")
                        .status(HttpStatus.BAD_REQUEST);
            case Shown.PAUSED -> paused();
        };
    }
}
